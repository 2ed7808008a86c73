"""Where nothing is known that helps, that is said."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import answer
from actions.knowledge_access import knowledge_base
from actions.nothing_known import is_only_for_some, nothing_known
from actions.situation import Situation
from knowledge import Entry, Freshness, KnowledgeBase, Match

PAPERS = Situation(
    "regularization", "como consigo residencia", "es", topic="regularization", residence="GR", origin="BR"
)


def test_a_study_is_no_answer_to_who_asks_for_papers_in_a_country_of_which_nothing_is_known(
    base: KnowledgeBase,
) -> None:
    """Somebody in Lisbon, of which nothing was known then, asked how to stay and was told about a comparison of laws of
    2009."""
    draft, shown = answer(base, PAPERS)
    assert draft["text"][0]["phrase"] == "nothing_verified_for_country"
    assert shown == ()


def test_who_asks_for_a_study_gets_it(base: KnowledgeBase) -> None:
    _, shown = answer(base, replace(PAPERS, text="el estudio REGINE sobre regularizaciones en la Union Europea"))
    assert shown[0] == "regine-report"


ILL = Situation(
    "health_services", "can i see a doctor, my back hurts from lifting", "en", topic="health_services", residence="CA"
)


def test_what_is_for_the_nationals_of_one_country_is_not_told_to_whoever_is_from_nobody_knows_where(
    base: KnowledgeBase,
) -> None:
    """A carer in Toronto with a bad back was told of the Health Windows at Mexico's consulates."""
    windows = Match(entry_of(base, "mx-ventanillas-de-salud"), Freshness.FRESH, "", 0)
    assert is_only_for_some({windows.entry.id: 0.7}, ILL, [windows])
    assert not is_only_for_some({windows.entry.id: 1.4}, ILL, [windows])
    assert not is_only_for_some({windows.entry.id: 0.7}, replace(ILL, origin="MX"), [windows])


def test_where_nothing_is_known_of_a_country_no_other_one_is_a_button(base: KnowledgeBase) -> None:
    """Somebody put out of a room in Lisbon pressed "2" and was told of shelters in the United States."""
    draft = nothing_known(base, replace(PAPERS, topic="shelters"))
    assert [choice for choice in draft["choices"] if choice["payload"]["entities"]] == []
    nowhere = nothing_known(base, replace(PAPERS, topic="shelters", residence=None))
    assert {"entity": "country", "value": "US", "role": "residence"} in nowhere["choices"][0]["payload"]["entities"]


def test_where_nothing_is_known_of_a_topic_what_is_near_under_another_is_offered() -> None:
    draft = nothing_known(knowledge_base(), replace(ILL, text="i need a lawyer for my asylum, how do i claim it"))
    offered = [
        choice["payload"]["entities"][0]["value"] for choice in draft["choices"] if choice["payload"]["entities"]
    ]
    assert any(entry.startswith("ca-") for entry in offered)


def entry_of(base: KnowledgeBase, entry_id: str) -> Entry:
    entry = base.entry(entry_id)
    assert entry is not None
    return entry
