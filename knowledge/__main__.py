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

from knowledge.address import Address, address, configured_address
from knowledge.problems import ContentInvalid, KnowledgeMissing
from knowledge.reading import CONTENT

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.models import Entry


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Run one command. 1 when the content is wrong or the base is missing; the reason is on stderr."""
    try:
        options = _parser().parse_args(arguments)
    except ValueError as error:
        print(f"VENTANILLA_KNOWLEDGE_URL: {error}", file=sys.stderr)
        return 1
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


def readability(options: argparse.Namespace) -> None:
    """Say how easy the answers are to read, and which are the hardest."""
    from knowledge.promises import checked_content
    from knowledge.reports import readability_lines

    print(*readability_lines(checked_content(options.content)), sep="\n")


def check_links(options: argparse.Namespace) -> None:
    """Open every page that entries name (needs internet; slow on purpose) and list those that cannot be opened."""
    from knowledge.links import broken, links
    from knowledge.promises import checked_content

    pages = links(checked_content(options.content).entries.values())[: options.limit]
    found = list(broken(pages))
    for one in found:
        print(f"{one.reason}: {one.link.url} ({', '.join(one.link.entries)})")
    print(f"{len(found)} of {len(pages)} pages cannot be opened")


def new(options: argparse.Namespace) -> None:
    """Write the form of a new entry."""
    from knowledge.promises.languages import REQUIRED_LANGUAGES
    from knowledge.skeleton import EntryExists, new_entry
    from knowledge.vocabulary import Kind

    try:
        path = new_entry(
            options.content, options.id, Kind(options.kind), options.country, options.topic, REQUIRED_LANGUAGES
        )
    except (EntryExists, ValueError) as error:
        raise SystemExit(str(error)) from error
    print(f"{path}: fill in every TODO, then run python -m knowledge check")


def search_quality(options: argparse.Namespace) -> None:
    """Measure search on labelled queries: words, meanings, and both."""
    from knowledge.base import KnowledgeBase
    from knowledge.encoder import available_encoder
    from knowledge.quality import measure, quality_lines, read_queries

    base = KnowledgeBase.open(options.database, encoder=available_encoder())
    print(*quality_lines(measure(base, read_queries(options.queries))), sep="\n")


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
    configured = configured_address(CONTENT.parents[1])
    parser = argparse.ArgumentParser(prog="python -m knowledge", description="The knowledge base of Ventanilla.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (build, check, search, stale, coverage, readability, check_links, new, search_quality):
        name = command.__name__.replace("_", "-")
        sub = commands.add_parser(name, help=command.__doc__, description=command.__doc__)
        sub.add_argument("--content", type=Path, default=CONTENT, help="folder of the content")
        sub.add_argument("--database", type=_address, default=configured, help="the base: a file, or postgresql://…")
        sub.set_defaults(run=command)
        if command is search:
            _add_search_options(sub)
        elif command is check_links:
            sub.add_argument("--limit", type=int, help="how many pages at most")
        elif command is search_quality:
            sub.add_argument("queries", type=Path, help="a file with one labelled query per line of JSON")
        elif command is new:
            sub.add_argument("id", help="the id, which is the name of the file: us-free-clinic")
            sub.add_argument("--kind", required=True, help="what sort of thing it is: service, right, hotline ...")
            sub.add_argument("--country", required=True, help="where it applies, as in ISO 3166-1, or INT")
            sub.add_argument("--topic", required=True, help="its main topic: health_services ...")
    return parser


def _address(text: str) -> Address:
    return address(text, Path()) if "://" in text else Path(text)


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
