"""The knowledge base of this process, opened when the first action needs it and again when it was rebuilt."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Tuple

from knowledge import KnowledgeBase
from knowledge.address import Address, configured_address
from knowledge.encoder import available_encoder

PROJECT = Path(__file__).resolve().parent.parent
_opened: Optional[Tuple[Address, KnowledgeBase]] = None


def knowledge_base() -> KnowledgeBase:
    """The knowledge base that the environment names. Raises KnowledgeMissing, with what to run, when there is none."""
    global _opened  # noqa: PLW0603 - one per process is what is wanted
    where = configured_address(PROJECT)
    if _opened is None or _opened[0] != where:
        base = KnowledgeBase.open(where, encoder=available_encoder())
        base.entries()  # read now (half a millisecond each), not while a person waits
        _opened = (where, base)
    return _opened[1]
