"""A guess, and what can be answered to it."""

from __future__ import annotations

from actions.search_knowledge import perhaps
from actions.situation import Situation
from knowledge import KnowledgeBase


def test_a_yes_to_a_guess_tells_more_of_it(base: KnowledgeBase) -> None:
    """A yes to "perhaps this helps?" was met with a list of everything that can be asked."""
    entry = base.entry("us-wages")
    assert entry is not None
    draft = perhaps(base, Situation("nlu_fallback", "x", "es", residence="US"), [entry])
    agreed = [choice["payload"]["entities"] for choice in draft["choices"] if choice.get("means") == "yes"]
    assert [said["value"] for said in agreed[0] if said["entity"] == "entry"] == ["us-wages"]
