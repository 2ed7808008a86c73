"""Rasa's generator of words, over the phrase files: serves plain ``utter_`` responses, and ``rasa shell``."""

from __future__ import annotations

from typing import Any, Dict, Optional

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.composer import Composer
from bot.organisation import read_organisation
from bot.phrasebook import read_phrasebook
from bot.renderings.screen import plain_text
from bot.settings import read_settings

REPLY = "utter_reply"
"""The response under which actions send a draft."""


class PhraseNlg(NaturalLanguageGenerator):
    """Words a response: a draft that an action sent along, or the phrase of that name."""

    def __init__(self, endpoint_config: Any = None, domain: Any = None, *, words_drafts: bool = True) -> None:
        """The first two are handed over by Rasa when ``endpoints.yml`` names this class; the files decide.

        ``words_drafts``: whether a draft is worded here, for channels that only have words; ours word it themselves.
        """
        self._words_drafts = words_drafts
        settings = read_settings()
        organisation = read_organisation(settings.organisation)
        self.composer = Composer(read_phrasebook(), organisation, settings)

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> Optional[Dict[str, Any]]:
        """The words of a response, as Rasa's channels expect them."""
        language = self._language(tracker)
        draft = kwargs.get("custom")
        if utter_action == REPLY and draft and not self._words_drafts:
            return {"text": None}
        if utter_action == REPLY and draft:
            reply = self.composer.compose(draft, language)
            return {"text": plain_text(reply.data, self.composer.phrasebook)}
        return {"text": self.composer.phrase(utter_action.removeprefix("utter_"), language).text}

    def _language(self, tracker: DialogueStateTracker) -> str:
        parsed = (tracker.latest_message.parse_data or {}).get("language") if tracker.latest_message else None
        return str((parsed or {}).get("code") or tracker.get_slot("language") or "")
