"""Which entries may answer a question about a topic: those of the country that the answer is to hold in, and what the
message names beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Sequence

from actions.own_place import says_yonder
from actions.place_questions import CONSULAR
from actions.situation import Situation
from actions.transfer_ends import MONEY
from knowledge import Entry, Kind, KnowledgeBase, Match

STAYS_HERE = (MONEY, CONSULAR)
"""Topics of which the answer lies where the person is, though another country is named."""

ABROAD = "labour_programs"
"""The topic that is about another country by its nature."""

LEFT_BEHIND = frozenset({"rights_work", "deportation_return", "rights_children", "family_reunification"})
"""Topics of what may be asked for in a country that was left: wages, things, a child."""

RETURN = "deportation_return"
"""The one of them that is about where somebody is as well: who was sent home needs a bed there, and papers."""


def candidates(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """The entries of the topic for where the answer is to hold, in the fixed order; and those of the other countries
    that the message names, as if they were of a region: "seasonal work in Spain, I am still in Morocco"."""
    topic, here = situation.topic or "", asked_for(base, situation)
    matches = list(base.look_up(topic, here, situation.origin))
    known = {match.entry.id for match in matches}
    for country in elsewhere(situation, here):
        there = base.look_up(topic, country, situation.origin)
        found = [match for match in there if match.closeness == 0 and match.entry.id not in known]
        matches += [replace(match, closeness=1) for match in found]
        known |= {match.entry.id for match in found}
    return [match for match in matches if match.entry.kind is not Kind.CORRIDOR or leads_to(match.entry, situation)]


def asked_for(base: KnowledgeBase, situation: Situation) -> Optional[str]:
    """The country that the answer is to hold in: where the person is; or goes to, where this message names only that
    ("and if I go to Barcelona?") and something of the topic is known there, or nobody knows where the person is, who
    may then ask about there later ("where do I sleep there"). Money, and a body, go to another country than the person;
    of one's own country the consulate of where one is helps."""
    named = set(situation.named)
    if situation.residence is None and says_yonder(situation.text) and situation.topic not in STAYS_HERE:
        return situation.destination
    goes = "destination" in named and not {"residence", "city"} & named
    is_home = situation.destination == situation.origin
    if not goes or is_home or situation.topic in STAYS_HERE:
        return situation.residence
    there = base.look_up(situation.topic or "", situation.destination, situation.origin)
    is_known = any(match.closeness == 0 for match in there)
    return situation.destination if is_known or situation.residence is None else situation.residence


def elsewhere(situation: Situation, here: Optional[str]) -> Sequence[str]:
    """The countries that a message about work abroad names beside where the person is, without those that were left.

    In any other message they are where somebody else is, or comes from: "my boss is Mexican".
    """
    if here is None or situation.topic != ABROAD:
        return ()
    left = {here, situation.origin, situation.transit}
    return [country for country in dict.fromkeys(situation.mentioned) if country not in left]


def left_behind(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """What is known of things left behind in the country where the person was before: all of it to a message that
    speaks of that country; to any other, as of a region, what is of its likeliest topic."""
    if situation.left is None:
        return []
    speaks_of_it = situation.left in situation.mentioned or says_yonder(situation.text)
    likeliest = max(situation.likelihoods, key=situation.likelihoods.__getitem__, default="")
    topics = LEFT_BEHIND if speaks_of_it else (LEFT_BEHIND - {RETURN}) & {likeliest}
    there = [match for match in base.serving(situation.left, situation.origin) if match.closeness == 0]
    return [
        replace(each, closeness=0 if speaks_of_it else 1) for each in there if not topics.isdisjoint(each.entry.topics)
    ]


def leads_to(entry: Entry, situation: Situation) -> bool:
    """Whether an entry about one corridor is about the country that the person sends money to."""
    receiver = situation.destination or situation.origin
    return receiver is not None and receiver in entry.for_origins
