"""The plan for a danger: of the country where somebody is on the way, too, and shorter when it is told again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_danger import danger_choice, danger_reply, plan_again
from actions.search_knowledge import stay_with_danger
from actions.situation import ASKED_SAFE, Situation
from knowledge import KnowledgeBase

HELD = Situation("emergency", "nos tienen encerrados", "es", danger="trafficking", topic="emergency")


def test_who_is_on_the_way_through_a_country_gets_its_plan_and_is_asked_where_they_are(base: KnowledgeBase) -> None:
    """Travellers who were kidnapped after telling that they went through Mexico got no number."""
    draft = danger_reply(base, replace(HELD, transit="MX"))
    assert draft["meta"]["entries"] == ["mx-danger-trafficking"]
    assert {"phrase": "danger_which_country"} in draft["text"]
    assert danger_reply(base, HELD)["meta"]["entries"] == ["int-danger-trafficking"]


def test_the_plan_said_again_is_shorter_and_asks_once_whether_somebody_is_safe(base: KnowledgeBase) -> None:
    told = replace(HELD, residence="MX", last_danger="trafficking")
    whole, again = danger_reply(base, told), plan_again(base, told)
    assert again["contacts"][0] == whole["contacts"][0]
    assert len(again["steps"]) < len(whole["steps"])
    assert {"phrase": "danger_check"} in again["text"]
    assert {"phrase": "danger_check"} not in plan_again(base, replace(told, told=(ASKED_SAFE,)))["text"]


def test_another_danger_that_a_fragment_may_tell_of_is_beside_the_plan_that_is_said_again(base: KnowledgeBase) -> None:
    """Told of a husband who comes home drunk, after a wrong plan, a woman was read that plan again and nothing else."""
    told = replace(HELD, residence="MX", last_danger="trafficking", danger=None)
    first = plan_again(base, replace(told, possible_danger="violence"))
    assert {"phrase": "danger_check"} in first["text"]  # "if the danger goes on, choose the first"
    assert first["choices"][0] == {**danger_choice("trafficking"), "means": "no"}
    assert first["choices"][1] == danger_choice("violence")
    for same in (None, "trafficking"):
        again = plan_again(base, replace(told, possible_danger=same))
        assert danger_choice("violence") not in again["choices"]


def test_a_yes_to_whether_another_danger_is_happening_is_never_taken_for_being_safe(base: KnowledgeBase) -> None:
    told = replace(HELD, residence="MX", last_danger="trafficking", danger=None, told=(ASKED_SAFE,))
    again = plan_again(base, replace(told, possible_danger="violence"))
    assert {"phrase": "danger_if_now"} in again["text"]
    assert again["choices"][0] == {**danger_choice("violence"), "means": "yes"}
    assert not any("means" in choice for choice in again["choices"][1:])


@pytest.mark.parametrize(("before", "is_new"), [(None, True), ("MX", False)])
def test_who_tells_the_country_in_danger_gets_its_whole_plan_and_is_asked_about_safety_later(
    base: KnowledgeBase, before: str | None, is_new: bool
) -> None:
    """A boy alone who said where he was got half of the plan of that country, and the question before the numbers."""
    told = replace(HELD, residence="MX", last_danger="trafficking", danger=None, named=("residence",))
    dispatcher = CollectingDispatcher()
    events = stay_with_danger(base, replace(told, before={"residence": before}), dispatcher)
    sent = dispatcher.messages[0]["custom"]
    assert ({"phrase": "danger_check"} not in sent["text"]) is is_new
    slots = {event["name"]: event["value"] for event in events}
    assert (ASKED_SAFE not in slots.get("told", ())) is is_new


def test_nobody_in_danger_is_given_the_line_of_another_country_s_government(base: KnowledgeBase) -> None:
    """A Haitian in Montreal whose brother was taken read the line of Mexico's government first."""

    def told(origin: str | None) -> str:
        there = Situation("emergency", "x", "ht", danger="raid", residence="CA", origin=origin)
        return str(danger_reply(base, there)["contacts"]).replace("-", "").replace(" ", "")

    assert "5206237874" in told("MX")
    assert "5206237874" not in told("HT")


def test_where_there_is_no_plan_the_line_for_this_danger_stands_first_and_no_page_to_open(base: KnowledgeBase) -> None:
    """A woman in Lima whose husband had a knife read the address of a web page above the line against violence."""
    beaten = replace(HELD, danger="violence", residence="PE")
    told = [(contact["type"], contact["value"]) for contact in danger_reply(base, beaten)["contacts"]]
    assert told[0] == ("short_code", "100")
    assert ("short_code", "105") in told
    assert not {kind for kind, _ in told} & {"url", "email", "address"}


def test_who_has_not_said_the_country_can_press_any_of_which_a_number_is_known_the_likeliest_first(
    base: KnowledgeBase,
) -> None:
    """Peru, Ecuador and Portugal, whose numbers are known, could not be pressed; Brazil stood before the US."""

    def offered(danger: str) -> list[str]:
        titles = [choice["title"] for choice in danger_reply(base, replace(HELD, danger=danger))["choices"]]
        return [title["country"] for title in titles if "country" in title]

    assert offered("violence")[:2] == ["US", "MX"]
    assert {"PE", "EC", "CO", "PT", "FR"} <= set(offered("violence"))
    assert not {"PT", "FR"} & set(offered("raid"))  # those numbers call the police


def test_who_tells_of_somebody_else_is_told_to_call_for_them(base: KnowledgeBase) -> None:
    """A mother whose daughter was beaten by the father read "go where there are people" and nothing for herself."""
    beaten = replace(HELD, danger="violence", residence="US")
    assert {"phrase": "danger_of_other"} not in danger_reply(base, beaten)["text"]
    assert danger_reply(base, replace(beaten, is_of_other=True))["text"][0] == {"phrase": "danger_of_other"}
