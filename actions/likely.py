"""What a message that is not clear may be about: the likely topics, and what words and meaning find for this person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, List, Mapping, Optional, Sequence, Set, Tuple

from actions.answer import best_of, matching
from actions.nationals import is_for_unnamed
from actions.ranking import FOUND, SURE
from actions.situation import Situation
from actions.studies import STUDIED, STUDIES
from actions.subjects import is_of_others, spoken_of
from actions.to_the_point import NEAR, is_beside, nearness, not_refused
from actions.weighing import SURELY, sure, usable
from knowledge import Danger, Entry, Freshness, Hit, KnowledgeBase, Match
from knowledge.base import EMERGENCY

FOUND_SHOWN = 3

TOPICS_SHOWN = 3

CANDIDATES = 12

BESIDE_DANGER = {"shelters", "legal_aid", "mental_health", "health_services", "human_agent"}
"""Topics that may help whoever is in danger, beside those of its plan."""

WORTH_A_GUESS, WORTH_A_SECOND = 0.35, 0.2
"""Probability of the likeliest topic from which on its best entry is shown, as a guess, not buttons alone; and of
the next ones, where nothing of the likeliest is to the point."""

LONG = 10
"""Words of a message at most that goes on with the topic of the conversation though it sounds like others, and what is
known of that topic is not near to it."""

HARDLY = 0.1
"""How likely an emergency is at most in a message that tells of none."""

ASKS_NOTHING = 11.5
"""Sum from which on something is told in danger to a message that asks nothing: "a man says he gives me work and a
room" of a girl alone is no question about rents."""

TALK, MOSTLY_TALK = "smalltalk", 0.6
"""Small talk, and how likely it is where nothing else is guessed."""

UNCLEAR = "nlu_fallback"
NO_ANSWERS = ("out_of_scope", "smalltalk", "human_agent", "privacy", "nlu_fallback", "emergency")


@dataclass(frozen=True)
class Likely:
    """The topics that a message may be about, likeliest first, and how likely each is: 0 where what is no topic is
    likelier than all. ``danger``: how likely it is of an emergency."""

    topics: Tuple[str, ...]
    confidences: Tuple[float, ...] = ()
    danger: float = 0.0

    @property
    def worth_a_guess(self) -> Tuple[str, ...]:
        """The topics whose best entry may be shown."""
        if not self.confidences or self.confidences[0] < WORTH_A_GUESS:
            return ()
        pairs = zip(self.topics[1:], self.confidences[1:], strict=True)
        return (self.topics[0], *(topic for topic, confidence in pairs if confidence >= WORTH_A_SECOND))

    @classmethod
    def of(cls, ranking: Sequence[Mapping[str, Any]]) -> Likely:
        """Read Rasa's ranking; what is no topic of the base is left out."""
        talk = sum(float(each["confidence"]) for each in ranking if each["name"] == TALK)
        told = [each for each in ranking if each["name"] != TALK]  # who is not understood hardly only greets
        topics = [each for each in told if each["name"] not in NO_ANSWERS]
        is_first = bool(topics) and topics[0] is told[0] and talk < MOSTLY_TALK
        likely = [float(each["confidence"]) / (1.0 - talk) if is_first else 0.0 for each in topics]
        danger = sum(float(each["confidence"]) for each in ranking if each["name"] == EMERGENCY)
        return cls(tuple(each["name"] for each in topics), tuple(likely), danger)


def best_guess(base: KnowledgeBase, situation: Situation, likely: Likely) -> Optional[Entry]:
    """The best entry of a topic that is not sure and yet likely to be meant."""
    entries = (guess_of(base, replace(situation, topic=topic)) for topic in likely.worth_a_guess)
    return next((entry for entry in entries if entry is not None), None)


def guess_of(base: KnowledgeBase, about: Situation) -> Optional[Entry]:
    """The best entry of the topic, if it is to the point and fits the person."""
    found = matching(base, about)
    near = nearness(base, about, found)
    best = best_of(not_refused(near, about, found))
    if best is None or best.freshness is Freshness.STALE or best.entry.kind in STUDIED:
        return None
    if is_beside(near, best):
        return None
    return best.entry if base.fits(best.entry, about.residence, about.origin) else None


def goes_on(base: KnowledgeBase, situation: Situation, likely: Likely) -> Optional[Entry]:
    """The best entry of the topic that the conversation is about: of a message that fits no topic it is likeliest."""
    again = situation.misunderstood and not situation.named  # "and who helps in Germany" asks anew
    if situation.topic is None or situation.topic in NO_ANSWERS or again:
        return None
    found = matching(base, situation)
    near = nearness(base, situation, found)
    matches = not_refused(near, situation, found)
    best = best_of(matches)
    leaves = len(situation.text.split()) > LONG and situation.topic not in likely.topics[:TOPICS_SHOWN]
    if best is None or (leaves and near.get(best.entry.id, 0.0) < NEAR):
        return None
    if is_beside(near, best):  # not the same again: what else there is
        best = best_of([match for match in matches if match.entry.id not in situation.shown])
    return best.entry if best is not None and best.freshness is not Freshness.STALE else None


def is_something_else(situation: Situation, likely: Likely) -> bool:
    """Whether somebody who told of a danger tells of something else now: in words enough, of a likely topic, and
    nothing in them sounds like danger."""
    is_calm = situation.possible_danger is None and likely.danger < HARDLY
    return is_calm and bool(likely.worth_a_guess) and len(situation.text.split()) > LONG


def is_still_about(situation: Situation, likely: Likely) -> bool:
    """Whether what sounds as if it lay outside is about the topic of the conversation: it is not sure, and of the
    topics that one is likeliest ("how do I sign up without paying")."""
    return situation.confidence < SURE and situation.topic is not None and likely.topics[:1] == (situation.topic,)


def helpful(base: KnowledgeBase, situation: Situation, likely: Likely) -> List[Hit]:
    """What the words and the meaning find that this person can use: nothing too old, nothing of elsewhere.

    Figures, treaties and institutions only where the question is likely about those.
    """
    if not situation.text:
        return []
    studies = bool(likely.topics) and likely.topics[0] in STUDIES
    hits = base.search(
        situation.text, situation.residence, situation.origin, limit=CANDIDATES, language=situation.language
    )
    about, spoken = topics_in_danger(base, situation), spoken_of(base, situation)
    found = [
        hit
        for hit in hits
        if (about is None or not about.isdisjoint(hit.entry.topics))
        and hit.freshness is not Freshness.STALE
        and (studies or hit.entry.kind not in STUDIED)
        and base.fits(hit.entry, situation.residence, situation.origin)
        and not is_of_others(hit.entry, situation, spoken)
        and not is_for_unnamed(hit.entry, situation)
    ]
    return found[:FOUND_SHOWN]


def asked_in_danger(base: KnowledgeBase, situation: Situation, likely: Likely) -> Optional[Entry]:
    """What answers a question of somebody in danger, among what has to do with it: surely, or where the message asks
    something at all (otherwise the understanding is sure of nothing). None where nothing does."""
    about = topics_in_danger(base, situation)
    if about is None or situation.intent != UNCLEAR:
        return None
    asks = situation.confidence > 0.0
    found = sure(usable_in_danger(base, situation, usable(base, situation)), SURELY if asks else ASKS_NOTHING)
    if found is not None:
        return found
    if not asks:
        return None
    hits = helpful(base, situation, likely)
    if hits and is_likely(hits[0], likely):
        return hits[0].entry
    topic = next((each for each in likely.topics if each in about), None)
    best = best_of(matching(base, replace(situation, topic=topic))) if topic else None
    if best is None or best.freshness is Freshness.STALE or best.entry.kind in STUDIED:
        return None
    return best.entry if base.fits(best.entry, situation.residence, situation.origin) else None


def topics_in_danger(base: KnowledgeBase, situation: Situation) -> Optional[Set[str]]:
    """What may be found for somebody in danger; None for everybody else."""
    if situation.last_danger is None:
        return None
    plan = base.danger_plan(Danger(situation.last_danger), situation.residence)
    return {*plan.topics, *BESIDE_DANGER} - {EMERGENCY}


def usable_in_danger(base: KnowledgeBase, situation: Situation, matches: Sequence[Match]) -> List[Match]:
    """The matches; for somebody in danger those that have to do with it."""
    about = topics_in_danger(base, situation)
    return [match for match in matches if about is None or not about.isdisjoint(match.entry.topics)]


def is_likely(hit: Hit, likely: Likely) -> bool:
    """Whether a find may be shown as an answer: words, meaning and the likely topics all point to it."""
    return hit.score >= FOUND and hit.entry.topics[0] in likely.topics[:TOPICS_SHOWN]
