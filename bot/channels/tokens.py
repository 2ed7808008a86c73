"""Signed tokens of web sessions: nobody can read or continue a conversation without its token."""

from __future__ import annotations

import secrets
import time
from typing import Optional

import jwt

ALGORITHM = "HS256"
AUDIENCE = "web"


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
        try:
            claims = jwt.decode(token, self._key, algorithms=[ALGORITHM], audience=AUDIENCE)
        except jwt.InvalidTokenError:
            return None
        return str(claims["sub"])
