"""What was found out about the last texts: one turn asks the same of a message several times."""

from __future__ import annotations

import hashlib
from typing import Callable, Dict, Generic, Hashable, Tuple, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Keeps so many values, each found again by the digest of its text: what people write is not kept.

    Safe between threads: at worst a value is made twice. Nobody changes a value that was kept.
    """

    def __init__(self, most: int) -> None:
        """``most``: how many values are kept."""
        self._most = most
        self._values: Dict[Tuple[Hashable, ...], Value] = {}

    def of(self, text: str, make: Callable[[], Value], *about: Hashable) -> Value:
        """The value of a text, made if it is not kept; ``about``: what else it depends on."""
        key = (hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest(), *about)
        try:
            return self._values[key]
        except KeyError:
            value = make()
        self._values[key] = value
        for oldest in list(self._values)[: -self._most]:
            self._values.pop(oldest, None)
        return value
