"""What Rasa does anew in every turn though nobody needs it: a tenth of a turn."""

from __future__ import annotations

from typing import Any, TypeVar

from rasa.core import processor
from rasa.core.channels.channel import OutputChannel
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

Value = TypeVar("Value")
SET_BY_ACTIONS = [{"type": "custom"}]
"""The mappings of a slot that Rasa never fills itself."""


class OneTurn(DialogueStateTracker):
    """The tracker of one turn, which Rasa copies before each action, replaying every event, to be able to take back
    what a policy sends along. Our rules send nothing along, and our actions only read it."""

    def copy(self) -> OneTurn:
        """The tracker itself."""
        return self


class NoCopies:
    """Stands where Rasa's processor has the module ``copy``, which it uses for what it logs, and for nothing else.

    Our log drops those events (``bot/logs.py``): the deep copies of slots and events are made for nothing.
    """

    @staticmethod
    def deepcopy(value: Value) -> Value:
        """The value itself."""
        return value


def copy_no_logs() -> None:
    """Let Rasa's processor log without copying."""
    processor.copy = NoCopies


def know_domain(domain: Domain) -> None:
    """Let a domain remember whether it is empty: Rasa builds an empty one for every message, to compare them."""
    empty = domain.is_empty()

    def is_empty(*_: Any) -> bool:
        return bool(empty)

    domain.is_empty = is_empty


def extract_no_slots(mind: MessageProcessor) -> None:
    """Let Rasa not go through all slots for each message, where actions alone set them."""
    own = [slot for slot in mind.domain.slots if slot.name not in DEFAULT_SLOT_NAMES]
    if any(slot.mappings != SET_BY_ACTIONS for slot in own):
        return

    async def nothing_extracted(_: OutputChannel, tracker: DialogueStateTracker) -> DialogueStateTracker:
        return tracker

    mind.run_action_extract_slots = nothing_extracted
