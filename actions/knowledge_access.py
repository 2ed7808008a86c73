"""The knowledge base of this process, opened when the first action needs it and again when it was rebuilt."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Optional, Tuple

from knowledge import KnowledgeBase
from knowledge.encoder import available_encoder

PROJECT = Path(__file__).resolve().parent.parent
_opened: Optional[Tuple[Path, KnowledgeBase]] = None


def knowledge_base() -> KnowledgeBase:
    """The knowledge base in ``VENTANILLA_HOME``. Raises KnowledgeMissing, with what to run, when there is none."""
    global _opened  # noqa: PLW0603 - one per process is what is wanted
    file = (PROJECT / (os.environ.get("VENTANILLA_HOME") or "var") / "knowledge.db").resolve()
    if _opened is None or _opened[0] != file:
        _opened = (file, KnowledgeBase.open(file, encoder=available_encoder()))
    return _opened[1]
