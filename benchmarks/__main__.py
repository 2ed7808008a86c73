"""``python -m benchmarks``: measures both sides, writes ``latest.json`` and prints the table."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import time
from pathlib import Path
from typing import Callable, List, NoReturn, Optional

import aiohttp

from benchmarks import figures, machine, report
from benchmarks.alone import TrainingFailed
from benchmarks.client import NoAnswer
from benchmarks.rasa_init import CannotMake, rasa_init
from benchmarks.run import Plan, measure
from benchmarks.servers import ServerEnded, built_home

FULL = 300
STOPPED = 130
CANNOT_MEASURE = (FileNotFoundError, CannotMake, ServerEnded, NoAnswer, TrainingFailed, aiohttp.ClientError)


def main(arguments: Optional[List[str]] = None) -> int:
    """Run the benchmark; returns the exit code. A goal that is missed is shown, not an error."""
    options = _parser().parse_args(arguments)
    return guarded(lambda: _run(options))


def guarded(work: Callable[[], None]) -> int:
    """Do something long, telling what is under way on stderr; returns the exit code.

    When told to stop, what was started is ended on the way out, as after Ctrl+C.
    """
    signal.signal(signal.SIGTERM, _end)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s  %(message)s", datefmt="%H:%M:%S")
    try:
        work()
    except CANNOT_MEASURE as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return STOPPED
    return 0


def _run(options: argparse.Namespace) -> None:
    begun, load = time.perf_counter(), machine.load()
    logging.info("the bot of rasa init (trained once, a minute and a half)")
    other = rasa_init(built_home() / "bench" / "rasa-init")
    found = measure(Plan.of(options.n), other)
    raw = {
        "date": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "n": options.n,
        "seconds": round(time.perf_counter() - begun),
        "load": [round(load, 2), round(machine.load(), 2)],
        "machine": machine.machine(),
        "versions": machine.versions(),
        **found.raw,
    }
    document = figures.document(found.figures, raw)
    report.write(document, options.out)
    print(report.table(document))
    floor = raw["floor"]
    print(
        f"\nfloor of our turn: {floor['total_ms']:.1f} ms, {floor['ratio']:.2f} of theirs"
        f" (encoder {floor['encoder_ms']:.1f} + commit {floor['commit_ms']:.2f} + Rasa {floor['rasa_ms']:.1f} ms)"
        f"\nload before and after: {raw['load']}; {options.out / report.LATEST} has the rest ({raw['seconds']} s)"
    )


def _end(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure beside the bot of rasa init.")
    parser.add_argument("--n", type=_count, default=FULL, help=f"timed turns per side ({FULL}); below 100 a quick look")
    parser.add_argument("--out", type=Path, default=Path("build/bench"), help="folder of the results")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a whole number above 0 is expected")
    return number


if __name__ == "__main__":
    sys.exit(main())
