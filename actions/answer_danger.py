"""The plan for a danger, in the country that is known, else the general one; and what is said of it again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional, Sequence, Tuple

from actions.emergency_numbers import emergency_numbers
from actions.first_message import sentences
from actions.own_words import WEIGHED
from actions.passages import within
from actions.presentation import Draft, country_choice, danger_draft, phrase_choice
from actions.situation import ASKED_SAFE, Situation
from knowledge import Contact, ContactType, Danger, Entry, Kind, KnowledgeBase
from knowledge.base import EMERGENCY
from knowledge.search import terms
from knowledge.telling import contact_draft, saying
from knowledge.vectors import told

LINES_AGAIN = 3
STEPS_AGAIN = 2
SAID = 160
"""Room for what a plan says of what is told now, in characters."""
NUMBERS_FIRST = (Danger.MEDICAL, Danger.LOST)
SPEAKS_TO_WHO_IS_HURT = (Danger.VIOLENCE, Danger.TRAFFICKING, Danger.SELF_HARM, Danger.LOST)
"""Dangers whose plans are written for the one who is in them: a mother who tells of her child is told to call."""
TO_CALL = (ContactType.PHONE, ContactType.SHORT_CODE, ContactType.SMS, ContactType.WHATSAPP, ContactType.CHAT)
TO_PRESS = 20
"""Countries that can be pressed; any other can be written."""


def known_danger(situation: Situation) -> str | None:
    """The danger that this message tells of; for one that only adds a place, the one told of before."""
    return situation.danger or (situation.last_danger if situation.named else None)


def danger_reply(base: KnowledgeBase, situation: Situation) -> Draft:
    """The plan for the danger; which danger it is, is asked and not guessed."""
    danger = known_danger(situation)
    if danger is None:
        return which_danger(situation)
    here = situation.residence or situation.transit  # who is on the way is there
    plan = base.danger_plan(danger, here)
    draft = danger_draft(
        plan, numbers(base, danger, here, situation.origin), situation.language, ask_country=situation.residence is None
    )
    if situation.is_of_other and plan.danger in SPEAKS_TO_WHO_IS_HURT:
        draft["text"] = [{"phrase": "danger_of_other"}, *draft["text"]]
    way_out = [phrase_choice("choice_person", "human_agent"), phrase_choice("choice_else", "smalltalk", talk="else")]
    if situation.residence is None:
        draft["contacts"] = [*numbers_of_namesakes(base, danger, situation), *draft["contacts"]]
        countries = list(dict.fromkeys((*situation.alternatives, *countries_of(base, plan))))[:TO_PRESS]
        draft["choices"] = [*(country_choice(country, EMERGENCY) for country in countries), *way_out]
    else:
        draft["choices"] = [phrase_choice("choice_other_country", "ask_country"), *way_out]
    return draft


def numbers_of_namesakes(base: KnowledgeBase, danger: str, situation: Situation) -> List[Draft]:
    """Of somebody in a city that lies in several countries, "Santo Domingo": the first number of each, with the name of
    the country. Who bleeds is not made to press one first."""
    found = []
    for country in situation.alternatives:
        contacts = numbers(base, danger, country, situation.origin)
        first = next((contact for contact in contacts if contact.type in TO_CALL), None)
        if first is not None:
            found.append({**contact_draft(first, situation.language, due=False), "label": {"country": country}})
    return found


def numbers(base: KnowledgeBase, danger: str, here: Optional[str], origin: Optional[str]) -> Tuple[Contact, ...]:
    """Whom to call in a danger, the one that is for it first."""
    plan = base.danger_plan(danger, here)
    return (*base.contacts(plan, origin), *general_numbers(base, here, plan, origin))


def countries_of(base: KnowledgeBase, plan: Entry) -> List[str]:
    """The countries of which a number for this danger is known, those of which most is known first. In a raid nobody is
    given those that call the police."""
    planned = base.countries_with_plans
    return [
        country
        for country in base.countries()
        if country in planned or (plan.danger is not Danger.RAID and emergency_numbers(base, country))
    ]


def plan_again(base: KnowledgeBase, situation: Situation) -> Draft:
    """For fragments after a danger ("I am afraid", "phone?"): we are still here, the lines, what to do first.

    Nobody in danger is made to read the same long message twice. Where the fragment may tell of another danger, the
    plan before may have been the wrong one: that other one is beside it, and once safety has been asked about, first.
    """
    draft = danger_reply(base, replace(situation, danger=situation.last_danger))
    if situation.last_danger is None:
        return draft
    asked = ASKED_SAFE in situation.told
    other = situation.possible_danger if situation.possible_danger != situation.last_danger else None
    text = [
        {"phrase": "still_here"},
        *said_of_it(base, situation, draft["steps"][:STEPS_AGAIN]),
        *([] if asked else [{"phrase": "danger_check"}]),
        *([{"phrase": "danger_which_country"}] if situation.residence is None else []),
        *([{"phrase": "danger_if_now"}] if other and asked else []),
    ]
    shorter = {"text": text, "contacts": draft["contacts"][:LINES_AGAIN], "steps": draft["steps"][:STEPS_AGAIN]}
    choices = [{**danger_choice(situation.last_danger), "means": "no"}, safe_choice(), *draft["choices"]]
    if other and asked:
        choices = danger_first(other, choices)
    elif other:
        choices[1:1] = [danger_choice(other)]
    return {**draft, **shorter, "choices": choices}


def said_of_it(base: KnowledgeBase, situation: Situation, shown: Sequence[str]) -> List[str]:
    """What the plan says of what is told now, if that is more than a fragment: "the man is coming for me" is answered
    with "do not go with anybody". ``shown``: the steps that are told anyhow."""
    if situation.last_danger is None or len(terms(situation.text)) < WEIGHED:
        return []
    plan = base.danger_plan(situation.last_danger, situation.residence or situation.transit)
    _, said = saying(plan, situation.language)
    parts = [part for part in (*sentences(said.answer), *said.steps) if part not in shown]
    return within(base, parts, situation, SAID)


def general_numbers(
    base: KnowledgeBase, here: Optional[str], plan: Entry, origin: Optional[str]
) -> Tuple[Contact, ...]:
    """The lines of a country that has no plan of its own: for this danger first, then the emergency numbers; no page
    to be opened, which nobody has the time for.

    Never for a raid: those numbers call the police.
    """
    if here is None or here in plan.applies_in or plan.danger is Danger.RAID:
        return ()
    lines = [contact for line in lines_for(base, here, plan, origin) for contact in base.contacts(line, origin)]
    emergencies = [contact for match in emergency_numbers(base, here) for contact in base.contacts(match.entry, origin)]
    lines, emergencies = ([each for each in those if each.type in TO_CALL] for those in (lines, emergencies))
    # What kills at once is the ambulance's; for the rest one line that knows this danger comes first.
    known = 0 if plan.danger in NUMBERS_FIRST else 1
    contacts: Dict[Tuple[object, ...], Contact] = {}
    for one in (*lines[:known], *emergencies, *lines[known:]):
        contacts.setdefault((one.type, one.value, one.country), one)
    return tuple(contacts.values())


def lines_for(base: KnowledgeBase, here: str, plan: Entry, origin: Optional[str]) -> List[Entry]:
    """The lines of a country for what a plan is about: against violence before against trafficking, or behind it."""
    lines = [
        match.entry
        for topic in plan.topics
        if topic != EMERGENCY
        for match in base.look_up(topic, here, origin)
        if match.entry.kind is Kind.HOTLINE and here in match.entry.applies_in
    ]
    near = base.likeness.meanings(told(plan.text["es"])[0], {line.id for line in lines}, "es")
    return sorted(lines, key=lambda line: -near.get(line.id, 0.0))


def which_danger(situation: Situation) -> Draft:
    """The message sounds like danger, and nobody knows which: a button for each, and no number on a guess."""
    return {
        "language": situation.language,
        "text": {"phrase": "danger_which"},
        "choices": [danger_choice(danger.value) for danger in Danger],
        "emergency": "unknown",
        "meta": {"topic": EMERGENCY},
    }


def danger_choice(danger: str) -> Dict[str, Any]:
    """A button that says: this is happening to me."""
    return {
        "title": {"phrase": f"danger_{danger}"},
        "payload": {"intent": EMERGENCY, "entities": [{"entity": "danger", "value": danger}]},
    }


def danger_first(danger: str, choices: Sequence[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """The choices after "if this is happening now": a yes means that danger, and nothing else."""
    others = [{key: value for key, value in one.items() if key != "means"} for one in choices]
    return [{**danger_choice(danger), "means": "yes"}, *others]


def safe_choice() -> Dict[str, Any]:
    """A button that says: I am safe now."""
    return {**phrase_choice("choice_safe", "smalltalk", talk="safe"), "means": "yes"}
