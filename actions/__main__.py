"""``python -m actions weigh``: what the signs of an answer count is learnt anew (``actions/learning``)."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import List, Optional


def main(arguments: Optional[List[str]] = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m actions", description="Which entry answers a message.")
    commands = parser.add_subparsers(required=True, metavar="command")
    meaning = "learn from data/answers what each sign counts, and write actions/weighing.yml"
    commands.add_parser("weigh", help=meaning, description=meaning)
    parser.parse_args(arguments)
    from actions.learning.command import weigh
    from actions.learning.labelled import WrongAnswers

    try:
        weigh(partial(print, flush=True))
    except WrongAnswers as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
