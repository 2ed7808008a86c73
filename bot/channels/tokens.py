"""Signed tokens of web sessions: nobody can read or continue a conversation without its token."""

from __future__ import annotations

import secrets
import time
from functools import lru_cache
from typing import Optional, Tuple

import jwt

ALGORITHM = "HS256"
AUDIENCE = "web"
TOKENS_KEPT = 2000


class Tokens:
    """Issues and reads tokens. A token holds a random session number and when it ends, nothing else."""

    def __init__(self, key: bytes, hours: int) -> None:
        """``hours``: how long a token lives."""
        self._key = key
        self._seconds = hours * 3600

    def issue(self, session: Optional[str] = None) -> str:
        """A token for a session, a new one where none is given."""
        return jwt.encode(
            {
                "sub": session or secrets.token_urlsafe(24),
                "aud": AUDIENCE,
                "exp": time.time() + self._seconds,
            },
            self._key,
            algorithm=ALGORITHM,
        )

    def read(self, header: Optional[str]) -> Optional[str]:
        """The session of an ``Authorization: Bearer`` header; None when it is missing, forged or over."""
        scheme, _, token = (header or "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        session, ends = _read(token, self._key)
        return session if ends > time.time() else None


@lru_cache(maxsize=TOKENS_KEPT)  # a page sends the same token with each message
def _read(token: str, key: bytes) -> Tuple[Optional[str], float]:
    """The session of a token and when it ends; (None, 0) for one that was not issued with this key."""
    try:
        claims = jwt.decode(token, key, algorithms=[ALGORITHM], audience=AUDIENCE)
    except jwt.InvalidTokenError:
        return None, 0.0
    return str(claims["sub"]), float(claims["exp"])
