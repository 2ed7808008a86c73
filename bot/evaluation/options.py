"""What ``python -m bot eval`` can be told. Read at every start of ``python -m bot``, so it imports nothing heavy."""

from __future__ import annotations

import argparse
from pathlib import Path

QUESTIONS = Path("tests/nlu/questions.jsonl")
OUT = Path("build/eval")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add them to the command."""
    parser.add_argument("questions", nargs="?", type=Path, default=QUESTIONS, help="a file of JSON lines")
    parser.add_argument("--overlap", type=Path, help="only compare the questions of this file with the training data")
    parser.add_argument("--baselines", action="store_true", help="compare with Rasa's default pipeline and TF-IDF")
    parser.add_argument("--epochs", type=int, help="epochs of Rasa's default pipeline (the default: its own, 100)")
    parser.add_argument("--pictures", type=Path, help="draw reliability.svg and confusion.svg into this folder")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the report")
    parser.add_argument("--model", type=Path, help="a trained model other than the assistant's own")
