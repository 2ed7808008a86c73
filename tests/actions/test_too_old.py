"""What stands in for knowledge that is too old never hands out another country's numbers as the person's own."""

from __future__ import annotations

from pathlib import Path

from actions.answer import answer
from actions.situation import Situation
from actions.too_old import elsewhere_draft
from knowledge import KnowledgeBase
from knowledge.encoder import available_encoder


def test_an_answer_of_another_country_says_so_and_has_none_of_its_numbers(base: KnowledgeBase) -> None:
    entry = base.entry("es-salario-impagado")
    assert entry is not None
    in_mexico = Situation("rights_work", "x", "es", topic="rights_work", residence="MX")
    draft = elsewhere_draft(base, in_mexico, entry)
    assert draft["text"][0] == {"phrase": "answer_for_country", "country": {"country": "ES"}}
    assert draft["contacts"] == []


def test_an_answer_of_the_persons_own_country_is_whole(base: KnowledgeBase) -> None:
    entry = base.entry("us-wages")
    assert entry is not None
    draft = elsewhere_draft(base, Situation("rights_work", "x", "es", topic="rights_work", residence="US"), entry)
    assert draft["contacts"]
    assert draft["meta"]["topic"] == "rights_work"


def test_what_is_too_old_is_stood_in_for_by_what_is_nearest_to_it_of_the_same_country(home: Path) -> None:
    """Who asked with what money can be sent was told that something too old is known, and nothing else."""
    text = "envia centroamerica comparador para mandar dinero desde estados unidos"
    sent = Situation("remittances_send", text, "es", topic="remittances_send", residence="US", destination="DO")
    draft, shown = answer(KnowledgeBase.open(home / "knowledge.db", encoder=available_encoder()), sent)
    assert "withheld" in [part["phrase"] for part in draft["text"] if isinstance(part, dict)]
    assert shown[0] == "us-remittances-send"


def test_who_has_just_sent_money_is_told_that_it_can_still_be_had_back(base: KnowledgeBase) -> None:
    """What says so was too old until November 2026, and stood behind the office that hears complaints."""
    sent = Situation(
        "remittances_send",
        "cancelar un envío o reclamar un error",
        "es",
        topic="remittances_send",
        residence="US",
        destination="DO",
    )
    draft, shown = answer(base, sent)
    assert shown[0] == "rem-us-rule-cancel"
    assert "30 minutos" in str(draft["text"])
