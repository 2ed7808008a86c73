"""The command line of the knowledge base: ``python -m knowledge --help`` lists what it does."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Dict, Optional, Sequence

from knowledge.problems import ContentInvalid, KnowledgeMissing
from knowledge.reading import CONTENT

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.models import Entry


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Run one command. 1 when the content is wrong or the base is missing; the reason is on stderr."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except ContentInvalid as error:
        print(error, file=sys.stderr)
        print(f"{len(error.problems)} problems in {options.content}", file=sys.stderr)
        return 1
    except KnowledgeMissing as error:
        print(error, file=sys.stderr)
        return 1
    except (BrokenPipeError, KeyboardInterrupt):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def build(options: argparse.Namespace) -> None:
    """Build the base, unless it is up to date."""
    from knowledge.build import build as build_base
    from knowledge.encoder import available_encoder

    report = build_base(options.content, options.database, available_encoder)
    done = "built" if report.built else "up to date, nothing done"
    print(f"{report.target}: {report.entries} entries, {done} ({report.seconds:.2f} s)")


def check(options: argparse.Namespace) -> None:
    """Hold the content to its promises."""
    from knowledge.promises import checked_content
    from knowledge.promises.numbers import disagreements

    content = checked_content(options.content)
    for line in disagreements(content):
        print(f"note: {line}")
    print(f"{len(content.entries)} entries: every promise is kept")


def stale(options: argparse.Namespace) -> None:
    """List the entries that somebody must look at again, the oldest first."""
    from knowledge.promises import checked_content
    from knowledge.reports import stale_lines

    print(*stale_lines(checked_content(options.content), date.today()), sep="\n")


def coverage(options: argparse.Namespace) -> None:
    """Count the entries of each topic by place, and what lacks a language."""
    from knowledge.promises import checked_content
    from knowledge.reports import coverage_lines

    print(*coverage_lines(checked_content(options.content)), sep="\n")


def search(options: argparse.Namespace) -> None:
    """Search the base; without a text, each line of the input is one, answered by one line of JSON."""
    from knowledge.base import KnowledgeBase
    from knowledge.encoder import available_encoder

    base = KnowledgeBase.open(options.database, encoder=available_encoder())
    if not base.searches_by_meaning:
        print("note: no sentence vectors here: only words are compared", file=sys.stderr)
    queries = sys.stdin if options.text is None else [options.text]
    for query in queries:
        answer = _answer(base, query.rstrip("\n"), options)
        if options.text is None or options.json:
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        else:
            for result in answer["results"]:  # type: ignore[attr-defined]
                print(f"{result['score']:8.3f}  {result['id']:40}  {result['title']}")


def _answer(base: KnowledgeBase, query: str, options: argparse.Namespace) -> Dict[str, object]:
    started = time.perf_counter()
    hits = base.search(query, options.country, options.origin, options.topic, options.limit)
    milliseconds = round((time.perf_counter() - started) * 1000, 3)
    results = [
        {"id": hit.entry.id, "score": round(hit.score, 4), "title": _title(hit.entry, options.language)} for hit in hits
    ]
    return {"query": query, "results": results, "milliseconds": milliseconds}


def _title(entry: Entry, language: Optional[str]) -> str:
    """The title in that language, else in the entry's first."""
    return (entry.text.get(language or "") or next(iter(entry.text.values()))).title


def _parser() -> argparse.ArgumentParser:
    home = Path(os.environ.get("VENTANILLA_HOME") or CONTENT.parents[1] / "var")
    parser = argparse.ArgumentParser(prog="python -m knowledge", description="The knowledge base of Ventanilla.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (build, check, search, stale, coverage):
        sub = commands.add_parser(command.__name__, help=command.__doc__, description=command.__doc__)
        sub.add_argument("--content", type=Path, default=CONTENT, help="folder of the content")
        sub.add_argument("--database", type=Path, default=home / "knowledge.db", help="file of the built base")
        sub.set_defaults(run=command)
        if command is search:
            _add_search_options(sub)
    return parser


def _add_search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", help="what to look for; without it, one query per line of the input")
    parser.add_argument("--language", help="language of the titles shown (es, en ...)")
    parser.add_argument("--country", type=str.upper, help="country of residence, as in ISO 3166-1 (US)")
    parser.add_argument("--origin", type=str.upper, help="country of origin, as in ISO 3166-1 (SV)")
    parser.add_argument("--topic", help="only entries of this topic")
    parser.add_argument("--limit", type=int, default=5, help="how many results at most")
    parser.add_argument("--json", action="store_true", help="one line of JSON")


if __name__ == "__main__":
    sys.exit(main())
