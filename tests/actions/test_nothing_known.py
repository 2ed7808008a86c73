"""Where nothing is known that helps, that is said."""

from __future__ import annotations

from dataclasses import replace

from actions.answer_topic import answer
from actions.situation import Situation
from knowledge import KnowledgeBase

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
