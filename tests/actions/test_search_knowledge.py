"""A guess, and what can be answered to it."""

from __future__ import annotations

from dataclasses import replace

from actions.guesses import example, perhaps
from actions.knowledge_access import knowledge_base
from actions.likely import Likely
from actions.situation import Situation
from knowledge import KnowledgeBase


def test_a_yes_to_a_guess_tells_more_of_it(base: KnowledgeBase) -> None:
    """A yes to "perhaps this helps?" was met with a list of everything that can be asked."""
    entry = base.entry("us-wages")
    assert entry is not None
    draft = perhaps(base, Situation("nlu_fallback", "x", "es", residence="US"), [entry])
    agreed = [choice["payload"]["entities"] for choice in draft["choices"] if choice.get("means") == "yes"]
    assert [said["value"] for said in agreed[0] if said["entity"] == "entry"] == ["us-wages"]


def test_what_is_likely_meant_in_an_unknown_country_is_an_example_that_asks_where() -> None:
    """A guess was read out for one country, and nobody was asked where they are."""
    unclear = Situation("nlu_fallback", "can i give birth without papers", "en")
    likely = Likely(("health_services", "family_reunification"), (0.3, 0.2))
    draft = example(knowledge_base(), unclear, likely)
    assert draft is not None
    assert (draft["meta"]["asks"], draft["meta"]["unanswered"], draft.get("contacts")) == ("country", True, [])
    assert example(knowledge_base(), replace(unclear, residence="DO"), likely) is None
    assert example(knowledge_base(), replace(unclear, is_foreign=True), likely) is None
