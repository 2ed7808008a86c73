"""Looks whether the pages that entries name can still be opened; for a machine with internet.

Polite: a few requests at a time, one after the other to the same host with a pause, only the head of a page
where the host allows it, and no second try.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Dict, Iterable, Iterator, List
from urllib.parse import urlsplit

from knowledge.models import Entry
from knowledge.vocabulary import ContactType

AGENT = "Ventanilla-check-links/1 (checks its own sources; a few requests a year)"
AT_ONCE = 4
PAUSE = 1.0
"""Seconds between two requests to one host."""

PATIENCE = 15.0
"""Seconds that a page may take."""

NO_HEAD = (403, 405, 501)
"""What hosts answer that only give whole pages."""


@dataclass(frozen=True)
class Link:
    """A page, and the entries that name it."""

    url: str
    entries: List[str]


@dataclass(frozen=True)
class BrokenLink:
    """A page that could not be opened, and why."""

    link: Link
    reason: str


def links(entries: Iterable[Entry]) -> List[Link]:
    """Every page of the sources and contacts, each once."""
    named: Dict[str, List[str]] = defaultdict(list)
    for entry in entries:
        urls = [source.url for source in entry.sources if source.url]
        urls += [contact.value for contact in entry.contacts if contact.type is ContactType.URL]
        for url in dict.fromkeys(urls):
            named[url].append(entry.id)
    return [Link(url, sorted(ids)) for url, ids in sorted(named.items())]


def broken(pages: Iterable[Link], pause: float = PAUSE, patience: float = PATIENCE) -> Iterator[BrokenLink]:
    """Try each page once; those that could not be opened, in the order of their hosts."""
    by_host: Dict[str, List[Link]] = defaultdict(list)
    for link in pages:
        by_host[urlsplit(link.url).netloc].append(link)
    with ThreadPoolExecutor(AT_ONCE) as workers:
        for found in workers.map(lambda host: _of_host(host, pause, patience), by_host.values()):
            yield from found


def _of_host(pages: List[Link], pause: float, patience: float) -> List[BrokenLink]:
    found = []
    for number, link in enumerate(pages):
        if number:
            time.sleep(pause)
        reason = _why_not(link.url, patience)
        if reason:
            found.append(BrokenLink(link, reason))
    return found


def _why_not(url: str, patience: float) -> str:
    """Why a page cannot be opened; empty when it can."""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})
        try:
            with urllib.request.urlopen(request, timeout=patience):
                return ""
        except urllib.error.HTTPError as error:
            if method == "HEAD" and error.code in NO_HEAD:
                continue
            return f"HTTP {error.code}"
        except (urllib.error.URLError, OSError, ValueError) as error:
            return str(getattr(error, "reason", error)) or type(error).__name__
    return ""
