"""What is said of an answer that is not near to the question."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import answer
from actions.entry_answer import told_with
from actions.knowledge_access import knowledge_base
from actions.situation import Situation
from actions.to_the_point import new_words
from actions.weighing import CLOSE, LIKELY


def test_what_is_only_the_nearest_of_its_topic_is_said_to_be_that() -> None:
    match = knowledge_base().look_up("education_programs", "ES")[0]
    far, near = ({match.entry.id: nearness} for nearness in (0.5, 1.4))
    assert new_words(far, [match], match, ["Words."]) == [{"phrase": "not_exactly"}, "Words."]
    assert new_words(near, [match], match, ["Words."]) == ["Words."]


def test_what_weighs_little_is_the_nearest_only_where_something_else_weighs_as_much() -> None:
    """ "houston no me pagaron" was right and said to be only the nearest; of such answers two in three are right."""
    first, second = knowledge_base().look_up("rights_work", "US")[:2]
    weighed = [replace(first, score=LIKELY - 0.5), replace(second, score=LIKELY - 0.6 - CLOSE)]
    assert new_words({}, weighed, weighed[0], ["Words."]) == ["Words."]
    close = [weighed[0], replace(second, score=LIKELY - 0.6)]
    assert new_words({}, close, close[0], ["Words."]) == [{"phrase": "not_exactly"}, "Words."]


def test_who_names_where_the_way_goes_is_not_told_the_same_words_again() -> None:
    """ "And with that CURP may I go to Monterrey", after the CURP, got the same text word for word."""
    base = knowledge_base()
    first = Situation(
        "asylum", "pido refugio en tapachula, puedo trabajar con la curp temporal", "es", topic="asylum",
        residence="MX", confidence=0.9, likelihoods={"asylum": 0.9},
    )  # fmt: skip
    draft, shown = answer(base, first)
    assert shown[0] == "mx-curp-temporal"
    then = replace(
        first, text="y la curp temporal me sirve para trabajar en monterrey", shown=shown[:1], destination="MX",
        named=("destination",), told=tuple(told_with(draft, first)),
    )  # fmt: skip
    again, shown = answer(base, then)
    assert shown[0] == "mx-curp-temporal"
    assert again["text"][0] == {"phrase": "more_of_it"}
    here, _ = answer(base, replace(then, named=("city",), city="Monterrey"))
    assert {"phrase": "more_of_it"} not in here["text"]
    once_more, _ = answer(base, replace(then, named=("residence",), before={"residence": "MX"}))
    assert once_more["text"][0] == {"phrase": "more_of_it"}, "the country was known"


def test_no_button_leads_to_another_part_of_the_country() -> None:
    """In Houston a button led to the wages of New York."""
    base = knowledge_base()
    unpaid = Situation("rights_work", "mi patron no me paga", "es", topic="rights_work", residence="US", city="Houston")
    _, shown = answer(base, unpaid)
    areas = {area for one in shown if (entry := base.entry(one)) is not None for area in entry.service_area}
    assert areas <= {"texas"}


def test_what_was_weighed_stands_in_for_what_is_too_old() -> None:
    """An accident at work in Paris was answered with children without a home: what fits best is too old."""
    hurt = Situation(
        "rights_work", "je suis livreur, une voiture m a renversé c est un accident du travail", "fr",
        topic="rights_work", residence="FR", likelihoods={"rights_work": 0.7},
    )  # fmt: skip
    _, shown = answer(knowledge_base(), hurt)
    assert shown[0] == "fr-accident-travail"


def test_who_pays_the_way_home_is_asked_of_where_one_is() -> None:
    home = Situation(
        "deportation_return", "et si je veux rentrer au cameroun, ya l'oim qui paie le billet", "fr",
        topic="deportation_return", residence="TN", destination="CM", named=("destination",), mentioned=("CM",),
    )  # fmt: skip
    _, shown = answer(knowledge_base(), home)
    assert shown[0] == "tn-oim-retour"
