"""What is asked back after an answer: where the person is, where the person comes from; and which country it is for."""

from __future__ import annotations

import re
from typing import Any, Sequence

from actions.asked_from import COUNTRY_LENGTH, likeliest_first
from actions.details import SHORTEST
from actions.first_message import cut
from actions.moves import ORIGIN
from actions.nationals import is_for_named
from actions.presentation import Draft, country_choice, is_over
from actions.said_places import COUNTRY
from actions.situation import Situation
from knowledge import Kind, KnowledgeBase, Match, Risk
from knowledge.telling import saying

LOCAL_KINDS = (Kind.HOTLINE, Kind.SERVICE, Kind.SHELTER, Kind.EMERGENCY_NUMBER)
COUNTRIES_SHOWN = 6

CONSULAR = "consular_services"
"""The topic in which the nationality decides, wherever somebody is."""


def countries_of(base: KnowledgeBase, situation: Situation) -> Sequence[str]:
    """The countries that something of the topic is known of: those first from which people write in the language, then
    those that most of all is known of, where people are more likely than where much is known of the topic."""
    of_topic = set(base.countries(situation.topic))
    return likeliest_first([country for country in base.countries() if country in of_topic], situation.language)


def country_of_answer(match: Match, situation: Situation, text: Sequence[Any]) -> Sequence[Any]:
    """Which country an answer (``text``) is for, where neither it nor this message says so, nor the answer before."""
    named = {"residence", "city"} & set(situation.named)
    countries = [code for code in match.entry.applies_in if len(code) == 2]
    if situation.residence in countries and not named and not says_place(match, situation, text):
        return [{"phrase": "answer_for_country", "country": {"country": situation.residence}}]
    if situation.residence is None and len(countries) == 1 and not is_over(match.entry):
        return [{"phrase": "answer_for_one_country", "country": {"country": countries[0]}}]
    return []


def says_place(match: Match, situation: Situation, text: Sequence[Any]) -> bool:
    """Whether an answer says where it holds, by the name that its title begins with; what goes on with one did."""
    _, said = saying(match.entry, situation.language)
    place = re.compile(rf"\b{re.escape(said.title.partition(':')[0].strip())}\b", re.IGNORECASE)
    written = [part for part in text if isinstance(part, str)]
    goes_on = match.entry.id in situation.shown[:1] and len(written) < len(text)
    return goes_on or any(place.search(part) for part in written)


def country_matters(base: KnowledgeBase, situation: Situation, best: Match) -> bool:
    """Whether the answer would be another one in another country, and nobody knows which it is.

    Not so for what has ended, nor for what belongs to a country that the person has named.
    """
    named = {situation.origin, situation.destination, situation.transit} & set(best.entry.applies_in)
    unknown = situation.residence is None and not is_over(best.entry) and not named
    return unknown and base.topic(situation.topic or "").needs_country


def ask_country(base: KnowledgeBase, situation: Situation, draft: Draft, best: Match) -> None:
    """Ask where the person is, after the answer; with a word of warning where it can be dangerous somewhere.

    Numbers of one country are not given to somebody who may be in another, nor its offices: of its answer the first
    sentence is enough of an example. What is only a place or a line there is no answer at all.
    """
    everywhere = any(len(place) != COUNTRY_LENGTH for place in best.entry.applies_in)
    if not everywhere:
        draft["contacts"] = []
        draft["text"] = [cut(part, SHORTEST)[0] if isinstance(part, str) else part for part in draft["text"]]
        if best.entry.kind in LOCAL_KINDS:
            draft.update(text=[{"phrase": "depends_on_country"}], steps=[], notes=[], sources=[])
            draft["meta"]["entries"] = []
    if best.entry.risk is not Risk.NONE:
        draft["text"].append({"phrase": "risk_in_some_countries"})
        draft["steps"], draft["contacts"] = [], []  # nobody is sent anywhere before the country is known
    draft["text"].append({"phrase": "ask_country"})
    draft["meta"]["asks"] = COUNTRY
    countries = list(dict.fromkeys((*situation.alternatives, *countries_of(base, situation))))[:COUNTRIES_SHOWN]
    details = draft["choices"] if everywhere and best.entry.risk is Risk.NONE else []
    draft["choices"] = [*details, *(country_choice(code, situation.topic) for code in countries)]


def origin_matters(situation: Situation, best: Match) -> bool:
    """Whether the answer serves the nationals of some countries only, and nobody knows whether it is for one of them.

    It is known where the message says whose consulate is meant ("he is Honduran, does the consulate help?"); and
    who was returned to a country that takes its nationals back, and is there, is hardly of another. Of a lost passport
    it says more than the country where somebody is, if neither is known.
    """
    is_local = best.entry.kind in LOCAL_KINDS or situation.topic == CONSULAR
    is_said = is_for_named(best.entry, situation)
    is_home = situation.residence in best.entry.for_origins and situation.topic != CONSULAR
    unknown = situation.origin is None and not is_said and not is_home
    is_nowhere = situation.topic == CONSULAR and situation.residence is None
    return unknown and (bool(best.entry.for_origins) or is_nowhere) and is_local


def ask_origin(situation: Situation, draft: Draft, matches: Sequence[Match]) -> None:
    """Ask where the person comes from instead of giving the line of one country's nationals to everybody."""
    origins = dict.fromkeys(code for match in matches for code in match.entry.for_origins)
    draft.update(text=[{"phrase": "ask_origin"}], steps=[], notes=[], contacts=[], sources=[], image=None)
    draft["meta"].update(entries=[], asks=ORIGIN)
    countries = [country_choice(code, situation.topic, ORIGIN) for code in list(origins)[:COUNTRIES_SHOWN]]
    draft["choices"] = countries
