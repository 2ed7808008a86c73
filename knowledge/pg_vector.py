"""The column type of pgvector, as SQLAlchemy needs it: 32-bit floats on our side, ``[1,2,3]`` on the server's."""

from __future__ import annotations

from typing import Any, Callable, Optional

import numpy as np
from sqlalchemy.types import UserDefinedType


class PgVector(UserDefinedType):
    """``vector``, of any length."""

    cache_ok = True

    def get_col_spec(self, **_options: Any) -> str:
        """Its name in SQL."""
        return "vector"

    def bind_processor(self, dialect: Any) -> Callable[[Optional[bytes]], Optional[str]]:
        """From floats to text."""
        return lambda value: None if value is None else vector_text(value)

    def result_processor(self, dialect: Any, coltype: Any) -> Callable[[Optional[str]], Optional[bytes]]:
        """From text to floats."""
        return lambda text: None if text is None else np.array(text[1:-1].split(","), np.float32).tobytes()


def vector_text(floats: bytes) -> str:
    """32-bit floats as pgvector reads them; nine digits bring each back as it was."""
    return "[" + ",".join(f"{number:.9g}" for number in np.frombuffer(floats, np.float32)) + "]"
