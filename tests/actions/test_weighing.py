"""Among all that is known where somebody is, the entry that answers their own words comes first."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from actions.knowledge_access import knowledge_base
from actions.learning.labelled import WrongAnswers, read_labelled
from actions.learning.weights import first_ones, learnt, weighable
from actions.own_words import speaks_freely
from actions.ranking import ranked
from actions.situation import Situation
from actions.weighing import DOUBTFUL, SURELY, everything, signs_of, weighed, weights
from knowledge import KnowledgeBase

LOCK = Situation("out_of_scope", "mon proprio veut que je sorte vendredi et changer la serrure", "fr", residence="FR")


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return knowledge_base()


def first(base: KnowledgeBase, situation: Situation) -> str:
    return weighed(base, situation)[0].entry.id


def test_what_answers_comes_first_under_whatever_topic_the_message_was_taken_for(base: KnowledgeBase) -> None:
    """ "The landlord wants me out on Friday" was taken for wages, and what is told of wages was read out."""
    for topic in ("rights_work", "legal_aid", "shelters"):
        asked = replace(LOCK, intent=topic, topic=topic, likelihoods={topic: 0.6})
        assert first(base, asked) == "fr-expulsion-sans-juge"


def test_a_child_with_a_fever_is_not_sent_to_a_dentist(base: KnowledgeBase) -> None:
    text = "mi nene anda con calentura desde ayer, ocupo un doctor barato, vivo en houston, no tenemos aseguranza"
    asked = Situation("health_services", text, "es", topic="health_services", residence="US", city="Houston")
    assert first(base, asked) in ("us-community-health-centers", "us-emtala", "us-houston-clinicas", "us-nino-fiebre")


def test_studies_are_for_who_asks_for_them(base: KnowledgeBase) -> None:
    asked = Situation(
        "health_services", "sou brasileiro em zurique, o hospital me atende sem documento", "pt", residence="CH"
    )
    told = weighed(base, replace(asked, topic="health_services", likelihoods={"health_services": 0.9}))
    assert told[0].entry.id == "ch-health-undocumented"


def test_bread_is_not_known_of_where_nobody_wrote_of_it(base: KnowledgeBase) -> None:
    """The sum says how sure it is: over 10 nine in ten answer, under 6 one in eleven."""
    sure = weighed(base, replace(LOCK, topic="legal_aid", likelihoods={"legal_aid": 0.6}))[0]
    cake = Situation("out_of_scope", "how long does a chocolate cake stay in the oven", "en", residence="US")
    unsure = weighed(base, replace(cake, likelihoods={"out_of_scope": 0.9}))[0]
    assert (sure.score or 0.0) >= SURELY
    assert (unsure.score or 0.0) < DOUBTFUL


@pytest.mark.parametrize(
    ("changes", "is_free"),
    [
        ({}, True),
        ({"residence": None}, False),
        ({"text": "et à Lyon ?", "intent": "follow_up_place"}, False),
        ({"detail": "cost", "intent": "follow_up_detail"}, False),
        ({"detail": "cost"}, True),  # a question of its own may ask for the price besides
        ({"text": "avocat"}, False),
        ({"intent": "remittances_send", "topic": "remittances_send"}, False),
    ],
)
def test_only_words_enough_of_somebody_whose_country_is_known_are_weighed(
    base: KnowledgeBase, changes: dict[str, str], is_free: bool
) -> None:
    situation = replace(LOCK, **changes)  # type: ignore[arg-type]
    assert speaks_freely(base, situation) is is_free
    if situation.topic is not None:
        assert all((match.score is not None) is is_free for match in ranked(base, situation))


def test_every_sign_has_a_weight_and_every_weight_a_sign(base: KnowledgeBase) -> None:
    assert set(signs_of(base, LOCK, everything(base, LOCK))) == set(weights())


def test_of_the_messages_that_readers_labelled_seven_in_ten_get_what_they_would_have_told(base: KnowledgeBase) -> None:
    """0.71 best and 0.80 acceptable."""
    names = list(weights())
    messages = weighable(base, read_labelled(base), names)
    firsts = first_ones(messages, names, dict(weights()))
    right = sum(one.labelled.is_answered_by(told) for one, told in zip(messages, firsts, strict=True))
    assert len(messages) > 500
    assert right / len(messages) > 0.7


def test_weights_are_learnt_from_what_answers(base: KnowledgeBase) -> None:
    names, fixed = list(weights()), {"was_refused": -0.8}
    found = learnt(weighable(base, read_labelled(base)[:150], names), names, fixed)
    assert found["was_refused"] == -0.8
    assert all(map(math.isfinite, found.values()))
    assert found["near"] > 1
    assert found["has_its_words"] > 1
    assert found["of_this_country"] > found["of_every_country"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1"),
        ("[]", "line 1"),
        (json.dumps({"text": "a", "language": "en", "intent": "asylum", "best": []}), "acceptable"),
        (
            json.dumps({"text": "a", "language": "en", "intent": "asylum", "best": ["no-such"], "acceptable": []}),
            "no entry no-such",
        ),
    ],
)
def test_a_wrong_line_is_named(base: KnowledgeBase, tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "played.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(WrongAnswers, match=said):
        read_labelled(base, tmp_path)
