"""The number for a call that a person has agreed to: sealed before the message is redacted and written down."""

from __future__ import annotations

from typing import Any, Optional

from sqlalchemy.engine import Connection

from bot.consent import Consent
from bot.conversations import cases, people
from bot.conversations.addresses import Addresses
from bot.redaction import NUMBER, NUMBER_SEALED, Redactor

# In the slot ``awaits`` (``actions/arrange_callback.py``): what the next message is expected to hold.
CONSENT = ("callback_consent", "callback_consent_again")
NUMBER_AWAITED = ("callback_number", "callback_number_later")
NOTED = "callback_noted"
"""A number was noted just now: another one corrects it."""
WITHDRAWN = "withdrawn"
"""What a message says after which nobody calls, though it was agreed on."""
ASKED_ONCE = (CONSENT[0], NUMBER_AWAITED[0])
"""What is asked once more after a message that nothing was understood of."""


class Callbacks:
    """Takes numbers in, for nobody but the person who takes the case."""

    def __init__(self, redactor: Redactor, addresses: Addresses) -> None:
        """``addresses``: seals with this installation's key."""
        self._redactor = redactor
        self._consent = Consent()
        self._addresses = addresses

    def take(self, connection: Connection, conversation_id: str, written: str, redacted: str, now: float) -> str:
        """Seal the message and open the case, if a number was agreed on; the redacted text to be kept.

        Of the number two digits stay in it, so that the person can see that the right one was understood.
        """
        number = self._redactor.number_in(written)
        if number is None:
            return redacted
        memory = people.recall(connection, conversation_id)
        if memory is None or not self._agreed(memory.slots.get("awaits"), written):
            return redacted
        cases.open_case(connection, conversation_id, now, call_to=self._addresses.seal(written))
        digits = "".join(sign for sign in number if sign.isdigit())
        marked = f"{NUMBER_SEALED}{digits[-2:]}]"
        return redacted.replace(f"[{NUMBER}]", marked, 1) if f"[{NUMBER}]" in redacted else f"{redacted} {marked}"

    def _agreed(self, awaits: Any, written: str) -> bool:
        """Whether the number may be kept: after a yes, or with one in the same message."""
        if awaits in CONSENT:
            return self._consent.begins_with_yes(written)
        return awaits in (*NUMBER_AWAITED, NOTED)


class CallbackAnswers:
    """What a message says to the questions for a call, where the understanding need not be asked."""

    def __init__(self) -> None:
        """Read the words of consent."""
        self._consent = Consent()

    def read(self, awaits: Any, text: str) -> Optional[str]:
        """yes, no, number, early (a number before the yes), lost (one that could not be kept), withdrawn, or None."""
        if awaits not in (*CONSENT, *NUMBER_AWAITED, NOTED):
            return None
        if NUMBER_SEALED in text:
            return "number"
        if f"[{NUMBER}]" in text:
            return "early" if awaits in CONSENT else "lost"
        if awaits == NOTED:
            return WITHDRAWN if self._consent.takes_back(text) else None
        return self._consent.read(text)
