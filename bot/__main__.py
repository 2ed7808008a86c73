"""``python -m bot``: run, serve, train, adapt, ask, chat, eval, review."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import List, Optional

from bot.evaluation.options import add_options as add_eval_options
from bot.review.options import add_options as add_review_options
from bot.settings import PROJECT, Settings, WrongSetting, read_settings

KNOWLEDGE = PROJECT / "knowledge"
ENCODERS = ("universal.onnx", "e5.onnx")
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
    "OMP_NUM_THREADS": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "MAX_NUMBER_OF_PREDICTIONS": "10",
}
"""Environment that Rasa reads when it is imported: no telemetry, one thread, no chatter."""


def main(arguments: Optional[List[str]] = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        settings = read_settings()
        return int(options.run(settings, options) or 0)
    except WrongSetting as error:
        print(error, file=sys.stderr)
        return 2
    except Exception as error:
        if type(error).__module__.startswith(("bot.", "knowledge.")):  # said for a person already
            print(error, file=sys.stderr)
            return 1
        raise


def _run(settings: Settings, _options: argparse.Namespace) -> int:
    from bot.supervise import supervise

    return supervise(settings)


def _prepare(settings: Settings, log_level: str) -> None:
    """What must happen before Rasa is imported."""
    if settings.slim:
        from bot.engine.slim import serve_without_tensorflow

        serve_without_tensorflow()
    from bot.logs import begin_log

    begin_log(log_level)


def _serve(settings: Settings, _options: argparse.Namespace) -> None:
    _prepare(settings, settings.log_level)
    from bot.server import serve

    serve(settings)


def _train(settings: Settings, options: argparse.Namespace) -> None:
    from bot.logs import begin_log

    begin_log("WARNING")
    from bot.train import train

    train(settings, force=options.force)


def _adapt(_settings: Settings, options: argparse.Namespace) -> None:
    if options.rounds < 1:
        raise WrongSetting("--rounds: at least one")
    try:
        from bot.adaptation.command import adapt
    except ModuleNotFoundError as error:
        raise WrongSetting(f"adapt needs the package {error.name}: scripts/set-up development installs it") from error

    adapt(partial(print, flush=True), options.out, options.rounds, options.only)


def _ask(settings: Settings, options: argparse.Namespace) -> None:
    _prepare(settings, "WARNING")
    from bot.ask import ask

    ask(settings, options.question, options.language, options.json)


def _chat(settings: Settings, options: argparse.Namespace) -> None:
    _prepare(settings, "WARNING")
    from bot.ask import chat

    chat(settings, options.language)


def _eval(settings: Settings, options: argparse.Namespace) -> int:
    # Pictures are drawn with the real matplotlib, which the slim way leaves out.
    _prepare(replace(settings, slim=settings.slim and not options.pictures), "WARNING")
    from bot.evaluation.command import evaluate

    return evaluate(settings, options)


def _review(settings: Settings, options: argparse.Namespace) -> int:
    _prepare(settings, "WARNING")
    from bot.review.command import review

    return review(settings, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="The assistant.")
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, run: object, meaning: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=meaning, description=meaning)
        added.set_defaults(run=run)
        return added

    command("run", _run, "start the server, keep it running, say where it is")
    command("serve", _serve, "the server alone")
    command("train", _train, "train the model if anything it is made from has changed").add_argument(
        "--force", action="store_true", help="train in any case"
    )
    adapting = command("adapt", _adapt, "teach the encoders of sentences anew (an hour; the result is kept in git)")
    adapting.add_argument("--out", type=Path, default=KNOWLEDGE, help="the folder of what they become")
    adapting.add_argument("--only", choices=ENCODERS, help="teach one of them")
    adapting.add_argument("--rounds", type=int, default=3, help="how often it goes through everything")
    asking = command("ask", _ask, "answer a question, or one a line from the input")
    asking.add_argument("question", nargs="?", help="without it, lines are read")
    asking.add_argument("--json", action="store_true", help="answers as JSON, one object a line")
    asking.add_argument("--language", help="language that a conversation begins in")
    command("chat", _chat, "a conversation in the terminal").add_argument("--language")
    add_eval_options(command("eval", _eval, "measure the understanding against labelled questions"))
    add_review_options(command("review", _review, "questions without an answer, to label and to learn from"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
