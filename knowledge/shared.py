"""The knowledge base of this process: the chat's actions and the office read the same one."""

from __future__ import annotations

from functools import lru_cache

from knowledge.address import Address
from knowledge.base import KnowledgeBase
from knowledge.encoder import available_encoder


@lru_cache(maxsize=1)
def shared_base(where: Address) -> KnowledgeBase:
    """The base that lies there, opened at the first call, and again when another address is asked for.

    Every entry is read now (half a millisecond each), not while a person waits. Raises KnowledgeMissing, with what to
    run, when there is none.
    """
    base = KnowledgeBase.open(where, encoder=available_encoder())
    base.entries()
    return base
