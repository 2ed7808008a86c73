"""What is said where nothing answers: no entry, only studies of the matter, or no question yet."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Sequence, Tuple

from actions.details import detail_choices
from actions.first_message import cut
from actions.nationals import is_for_others, may_be_for_others
from actions.person import line_contacts, usable_lines
from actions.place_questions import CONSULAR, COUNTRIES_SHOWN, countries_of
from actions.presentation import (
    FIRST_TOPICS,
    Draft,
    country_choice,
    entry_choice,
    is_over,
    phrase_choice,
    topic_choice,
    topic_title,
)
from actions.situation import Situation
from actions.studies import STUDIES, is_study
from actions.subjects import is_of_others, spoken_of
from actions.to_the_point import NEAR, answers_nothing
from actions.too_old import is_asked_for
from knowledge import Entry, Freshness, KnowledgeBase, Match
from knowledge.places import EVERYWHERE
from knowledge.telling import saying, source_drafts

FOUND, BESIDE = 6, 2
"""Entries that are looked through for what is near to the question, and those shown of them at most."""


def is_only_studied(base: KnowledgeBase, situation: Situation, matches: Sequence[Match]) -> bool:
    """Whether all that is known are figures, studies and offices, which help nobody who did not ask for them."""
    usable = [match for match in matches if match.freshness is not Freshness.STALE]
    if situation.topic in STUDIES or not usable or not all(is_study(match.entry) for match in usable):
        return False
    return not any(is_asked_for(base, situation, match) for match in usable)


def is_only_for_some(near: Mapping[str, float], situation: Situation, matches: Sequence[Match]) -> bool:
    """Whether all that is known of where the person is serves the nationals of some countries and is not near to the
    question, and nobody knows where the person is from: "can I see a doctor in Toronto" is not answered with Mexico's
    Health Windows."""
    if situation.origin is not None or situation.residence is None or situation.topic == CONSULAR or not near:
        return False
    usable = [match for match in matches if match.freshness is not Freshness.STALE]
    here = [match.entry for match in usable if EVERYWHERE not in match.entry.applies_in]
    return bool(here) and all(is_for_others(one, situation) and near.get(one.id, 0.0) < NEAR for one in here)


def helps_here(base: KnowledgeBase, situation: Situation, entry: Entry) -> bool:
    """Whether an entry says what somebody in the country where the person is can do today."""
    is_current = base.freshness_of(entry) is not Freshness.STALE and not is_over(entry)
    return situation.residence in entry.applies_in and is_current and not is_study(entry)


def nothing_known(base: KnowledgeBase, situation: Situation) -> Draft:
    """No entry for this topic and place: say so, name a line that may know, offer where there is one, and a person.

    Who is in a country is offered no other one by its name: a hurried hand would take it for an answer.
    """
    title = topic_title(base.topic(situation.topic or ""), situation.language)
    text: Dict[str, Any] = {"phrase": "nothing_verified", "topic": title}
    if situation.residence:
        place = {"country": situation.residence}
        text = {"phrase": "nothing_verified_for_country", "topic": title, "country": place}
    lines = usable_lines(base, situation)[:1] if situation.residence else []
    beside = [entry for entry in near_here(base, situation) if entry not in lines]
    return {
        "language": situation.language,
        "text": [text],
        "contacts": line_contacts(base, lines, situation.language),
        "choices": [
            *(entry_choice(entry, situation.language) for entry in (*lines, *beside)),
            *elsewhere_choices(base, situation),
            phrase_choice("choice_person", "human_agent"),
        ],
        "meta": {"topic": situation.topic, "unanswered": True},
    }


def near_here(base: KnowledgeBase, situation: Situation) -> Sequence[Entry]:
    """What is known under other topics of the country where the person is, and is near to what is asked."""
    if not situation.residence or not situation.text:
        return []
    text, language = situation.text, situation.language
    hits = base.search(text, situation.residence, situation.origin, limit=FOUND, language=language)
    usable = [hit.entry for hit in hits if helps_here(base, situation, hit.entry)]
    near = {one.id: base.likeness.nearness(text, one.topics[0], language).get(one.id, 0.0) for one in usable}
    return [one for one in usable if near[one.id] >= NEAR][:BESIDE]


def elsewhere_choices(base: KnowledgeBase, situation: Situation) -> Sequence[Draft]:
    """The countries that something is known of; where it is known which one the person is in, a button that asks."""
    if situation.residence:
        return [phrase_choice("choice_other_country", "ask_country")]
    return [country_choice(code, situation.topic) for code in countries_of(base, situation)[:COUNTRIES_SHOWN]]


def only_general(base: KnowledgeBase, situation: Situation, entry: Entry) -> Tuple[Draft, Tuple[str, ...]]:
    """The same, with a sentence of what holds everywhere, once of a topic; and the ids of the entries shown."""
    draft = nothing_known(base, situation)
    told = [one for one in map(base.entry, situation.shown) if one is not None and EVERYWHERE in one.applies_in]
    if any(one.topics[0] == entry.topics[0] for one in told):
        return draft, ()
    _, said = saying(entry, situation.language)
    draft["text"] = [*draft["text"], {"phrase": "holds_everywhere"}, *answers_nothing(cut(said.answer, 0)[:1])]
    draft["sources"] = source_drafts(entry)[:1]
    draft["choices"] = [*detail_choices(entry, said, None, base.contacts(entry, situation.origin)), *draft["choices"]]
    draft["meta"]["entries"] = [entry.id]
    return draft, (entry.id,)


def only_the_nearest(
    base: KnowledgeBase, situation: Situation, best: Match, matches: Sequence[Match]
) -> Tuple[Draft, Tuple[str, ...]]:
    """What is known of the topic is about something else first, and far from the question: say so, with the nearest as
    buttons and a line that may know, and nothing read out that was not asked for; and the ids of the entries that the
    buttons show."""
    draft = nothing_known(base, situation)
    usable = [match.entry for match in (best, *matches) if match.freshness is not Freshness.STALE]
    spoken = spoken_of(base, situation)
    meant = [one for one in usable if not is_of_others(one, situation, spoken)]
    serving = [one for one in meant if not may_be_for_others(one, situation)]
    nearest = {one.id: entry_choice(one, situation.language) for one in serving[: BESIDE + 1]}
    if not nearest:
        return draft, ()
    known = [button["title"] for button in nearest.values()]
    draft["text"] = [{"phrase": "not_exactly"}]
    draft["choices"] = [*nearest.values(), *(choice for choice in draft["choices"] if choice["title"] not in known)]
    return draft, tuple(nearest)


def place_noted(base: KnowledgeBase, situation: Situation) -> Draft:
    """Only a place was said, and no question yet."""
    country: Optional[str] = situation.residence or situation.origin
    known: Dict[str, Any] = {"phrase": "place_noted", "country": {"country": country}} if country else {}
    return {
        "language": situation.language,
        "text": [known or {"phrase": "ask_country"}],
        "choices": [topic_choice(base.topic(slug), situation.language) for slug in FIRST_TOPICS],
        "meta": {"topic": "smalltalk"},
    }
