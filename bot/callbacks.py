"""The number for a call that a person has agreed to: sealed before the message is redacted and written down."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversations import cases, people
from bot.conversations.addresses import Addresses
from bot.redaction import NUMBER, NUMBER_SEALED, Redactor

AWAITED = "callback_number"
"""In the slot ``awaits`` (``actions/arrange_callback.py``): the next message is expected to hold the number."""


class Callbacks:
    """Takes numbers in, for nobody but the person who takes the case."""

    def __init__(self, redactor: Redactor, addresses: Addresses) -> None:
        """``addresses``: seals with this installation's key."""
        self._redactor = redactor
        self._addresses = addresses

    def take(self, session: Session, conversation_id: str, written: str, redacted: str, now: float) -> str:
        """Seal the message and open the case, if a number was asked for; the redacted text to be kept.

        Of the number two digits stay in it, so that the person can see that the right one was understood.
        """
        number = self._redactor.number_in(written)
        if number is None:
            return redacted
        memory = people.recall(session, conversation_id)
        if memory is None or memory.slots.get("awaits") != AWAITED:
            return redacted
        cases.open_case(session, conversation_id, now, call_to=self._addresses.seal(written))
        digits = "".join(sign for sign in number if sign.isdigit())
        marked = f"{NUMBER_SEALED}{digits[-2:]}]"
        return redacted.replace(f"[{NUMBER}]", marked, 1) if f"[{NUMBER}]" in redacted else f"{redacted} {marked}"
