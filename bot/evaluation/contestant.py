"""``python -m bot.evaluation.contestant``: one contestant learns, or is asked; what it took is written as JSON."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any, Callable, Sequence

from bot.evaluation.contestants import Heard, contestant
from bot.evaluation.questions import read_questions

LEARNT, ASKED = "learnt.json", "asked.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one of both, in this process, and write what it took into the folder."""
    options = _parser().parse_args(arguments)
    from bot.logs import begin_log

    begin_log("ERROR")
    if options.questions is None:
        took = learn(options.name, options.folder, options.epochs)
        (options.folder / LEARNT).write_text(json.dumps(took), encoding="utf-8")
    else:
        _on_one_core()
        told = ask(contestant(options.name).open(options.folder), [q.text for q in read_questions(options.questions)])
        (options.out / ASKED).write_text(json.dumps(told), encoding="utf-8")
    return 0


def learn(name: str, folder: Path, epochs: int | None) -> dict[str, Any]:
    """Train; returns seconds by the clock and of the processor, and the size of the model's file."""
    begun, worked = time.perf_counter(), time.process_time()
    contestant(name).learn(folder, epochs)
    model = max(folder.glob("model.*"), key=lambda file: file.stat().st_mtime)
    return {
        "seconds": round(time.perf_counter() - begun, 1),
        "processor_seconds": round(time.process_time() - worked, 1),
        "epochs": epochs,
        "bytes": model.stat().st_size,
    }


def ask(hear: Callable[[str], Heard], texts: Sequence[str]) -> dict[str, Any]:
    """Put every text to the model, one after the other, as they arrive."""
    hear("hola")  # what is done once is not timed
    answers, times = [], []
    for text in texts:
        begun = time.perf_counter()
        intent, ranking = hear(text)
        times.append((time.perf_counter() - begun) * 1000)
        answers.append({"intent": intent, "ranking": ranking})
    return {"answers": answers, "milliseconds": round(statistics.median(times), 2), "memory_mb": _resident_mb()}


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):  # Linux
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _resident_mb() -> float | None:
    """Memory of this process, where the system tells it (Linux)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines() if ":" in line)
    return round(int(lines["VmRSS"].split()[0]) / 1024, 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluation.contestant", description=__doc__)
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--questions", type=Path, help="ask instead of learning")
    parser.add_argument("--out", type=Path, help="folder for the answers")
    return parser


if __name__ == "__main__":
    sys.exit(main())
