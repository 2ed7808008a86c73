"""A person is asked for, and there is no line."""

from __future__ import annotations

from actions.offer_person import lines_draft
from actions.situation import Situation
from knowledge import KnowledgeBase


def test_whoever_has_said_the_country_is_not_asked_for_it_again(base: KnowledgeBase) -> None:
    draft = lines_draft(base, Situation("human_agent", "una persona", "es", topic="human_agent", residence="SN"))
    phrases = [text.get("phrase") for text in draft["text"]]
    assert "person_none_here" in phrases
    assert "ask_country" not in phrases


def test_whoever_has_not_said_the_country_is_asked_for_it(base: KnowledgeBase) -> None:
    draft = lines_draft(base, Situation("human_agent", "una persona", "es", topic="human_agent"))
    assert {"phrase": "ask_country"} in draft["text"]
