"""Promises about where facts come from: public addresses, dated sources, ids that mean one thing."""

from __future__ import annotations

import re
from typing import Dict, Iterator
from urllib.parse import urlsplit

from knowledge.models import Source
from knowledge.problems import Problem
from knowledge.reading import Content
from knowledge.vocabulary import Status

PROXIES = ("arietiform.com", "translate.goog", "webcache.googleusercontent.com", "proxy", "12ft.io", "localhost")
"""Parts of the names of hosts that only pass on what others publish."""

_NUMBERS = re.compile(r"[\d.]+|\[.*\]")


def addresses_are_public(content: Content) -> Iterator[Problem]:
    """A source's address is a named host on the usual port; one on another port is marked as a mirror."""
    for slug, entry in content.entries.items():
        for index, source in enumerate(entry.sources):
            wrong = _wrong_address(source)
            if wrong:
                yield content.problem(slug, ("sources", index, "url"), f"'{source.url}' {wrong}")


def what_is_active_has_a_dated_source(content: Content) -> Iterator[Problem]:
    """Where no source has a date, nobody knows whether the thing still exists: its status is unknown."""
    for slug, entry in content.entries.items():
        dated = any(source.date.earliest for source in entry.sources)
        if entry.status is Status.ACTIVE and not dated:
            message = "is active, but no source has a date: find one, or write unknown"
            yield content.problem(slug, ("status",), message)


def aliases_are_unique(content: Content) -> Iterator[Problem]:
    """An alias is no entry's id and belongs to one entry."""
    holders: Dict[str, str] = {}
    for slug, entry in content.entries.items():
        for index, alias in enumerate(entry.aliases):
            if alias in content.documents:
                message = f"'{alias}' is the id of an entry: rename or merge it"
                yield content.problem(slug, ("aliases", index), message)
            first = holders.setdefault(alias, slug)
            if first != slug:
                yield content.problem(slug, ("aliases", index), f"'{alias}' is an alias of '{first}' already")


def _wrong_address(source: Source) -> str:
    """What is wrong with the address of a source; empty when nothing is."""
    if source.url is None:
        return ""
    parts = urlsplit(source.url)
    host = parts.hostname or ""
    if _NUMBERS.fullmatch(host):
        return "is a bare number: name the publisher's host"
    if any(proxy in host for proxy in PROXIES):
        return "only passes on what others publish: find the publisher's own, or leave the address out"
    if parts.port not in (None, 80, 443) and not source.mirror:
        return "is on an unusual port: find the publisher's own, or write mirror: true"
    return ""
