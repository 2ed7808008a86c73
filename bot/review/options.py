"""What ``python -m bot review`` can be told."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add them to the command."""
    parser.add_argument("--json", action="store_true", help="one question a line, to fill in its topic")
    parser.add_argument("--take", type=Path, metavar="FILE", help="read labelled lines back into data/nlu")
