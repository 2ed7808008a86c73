"""The first message of an answer is short, for every entry in every language, and loses nothing."""

from __future__ import annotations

import pytest

from actions.details import Detail, detail_draft
from actions.entry_answer import entry_draft, told_with
from actions.first_message import cut, sentences
from actions.situation import Situation
from knowledge import Freshness, KnowledgeBase, Risk

LONGEST = 400
SPOKEN = ("es", "en", "pt", "fr", "ht")
NOT_IN_CHAT = Freshness.STALE


@pytest.mark.parametrize("language", SPOKEN)
def test_every_first_message_is_short_and_says_the_answer(base: KnowledgeBase, language: str) -> None:
    told = 0
    for entry in base.entries():
        if base.freshness_of(entry) is NOT_IN_CHAT or entry.danger or language not in entry.text:
            continue
        draft = entry_draft(entry, Freshness.FRESH, base.contacts(entry), language)
        lines = [
            f"{each['label']}: {each['value']}" for each in draft["contacts"] if each["type"] not in ("url", "email")
        ]
        caution = [note for note in draft["notes"] if isinstance(note, str)]
        words = [*draft["text"], *draft["steps"], *lines, *caution]
        assert sum(map(len, words)) <= LONGEST, f"{entry.id} in {language}: {words}"
        assert entry.text[language].answer.startswith(draft["text"][0])
        assert [len(draft[part]) for part in ("contacts", "steps", "sources")] <= [1, 1, 1]
        told += 1
    assert told > 300


def test_what_the_first_message_leaves_out_waits_behind_choices(base: KnowledgeBase) -> None:
    entry = base.entry("us-emtala")
    assert entry is not None
    said = entry.text["es"]
    draft = entry_draft(entry, Freshness.FRESH, base.contacts(entry), "es")
    offered = {each["payload"]["entities"][1]["value"] for each in draft["choices"]}
    assert {"steps", "who", "cost", "more"} <= offered
    told = {detail: detail_draft(entry, detail, Freshness.FRESH, base.contacts(entry), (), "es") for detail in Detail}
    assert told[Detail.STEPS]["steps"] == list(said.steps)
    assert told[Detail.COST]["text"] == [said.cost]
    assert told[Detail.WHO]["text"] == [said.eligibility]
    assert said.caution in told[Detail.MORE]["text"]


def test_what_a_caution_left_no_room_for_is_told_with_the_rest(base: KnowledgeBase) -> None:
    """A sentence that gave way to a caution stood nowhere: "more" began where the answer is cut without one."""
    for entry in base.entries():
        if entry.risk is Risk.NONE or entry.danger or base.freshness_of(entry) is Freshness.STALE:
            continue
        said = entry.text["es"]
        draft = entry_draft(entry, Freshness.FRESH, base.contacts(entry), "es")
        more = detail_draft(
            entry, Detail.MORE, Freshness.FRESH, (), (), "es", told_with(draft, Situation("a", "b", "es"))
        )
        told = " ".join((draft["text"][0], *(each for each in more["text"] if isinstance(each, str))))
        assert [each for each in sentences(said.answer) if each not in told] == [], entry.id


def test_what_can_get_somebody_reported_is_said_at_once(base: KnowledgeBase) -> None:
    risky = [entry for entry in base.entries() if entry.risk is not Risk.NONE and "es" in entry.text]
    assert risky
    for entry in risky:
        caution = entry.text["es"].caution
        if caution and not entry.danger and base.freshness_of(entry) is not Freshness.STALE:
            assert caution in entry_draft(entry, Freshness.FRESH, base.contacts(entry), "es")["notes"], entry.id


def test_an_answer_is_cut_between_sentences_and_nothing_is_lost() -> None:
    text = "Sí: puede. No cuesta nada. Vaya al núm. 3 de la calle. ¿Tiene miedo? Llame."
    first, rest = cut(text, 30)
    assert (first, rest) == ("Sí: puede. No cuesta nada.", "Vaya al núm. 3 de la calle. ¿Tiene miedo? Llame.")
    assert cut(text, 1)[0] == "Sí: puede."
    assert cut(text, 500) == (text, "")


def test_a_detail_that_no_source_tells_is_said_to_be_unknown_with_somebody_to_ask(base: KnowledgeBase) -> None:
    entry = next(each for each in base.entries() if "es" in each.text and not each.text["es"].cost)
    line = base.contacts(next(each for each in base.entries() if base.contacts(each)))
    draft = detail_draft(entry, Detail.COST, Freshness.FRESH, (), line[:1], "es")
    assert draft["text"] == [{"phrase": "detail_unknown_ask"}]
    assert len(draft["contacts"]) == 1
    assert detail_draft(entry, Detail.COST, Freshness.FRESH, (), (), "es")["text"] == [{"phrase": "detail_unknown"}]
