"""What is no small talk."""

from __future__ import annotations

from dataclasses import replace

from actions.greet import greeting_draft
from actions.situation import Situation
from knowledge import KnowledgeBase

FOREIGN = Situation("smalltalk", "ich verstehe das leider nicht", "es", is_foreign=True)


def test_what_sounds_like_small_talk_in_another_language_is_told_the_languages(base: KnowledgeBase) -> None:
    """Who said in German that they did not understand was shown a menu in Spanish."""
    assert greeting_draft(base, FOREIGN)["text"] == {"phrase": "languages_spoken"}
    assert greeting_draft(base, replace(FOREIGN, talk="thanks"))["text"] == {"phrase": "you_are_welcome"}
    assert greeting_draft(base, replace(FOREIGN, is_foreign=False))["text"] == {"phrase": "what_can_be_asked"}
