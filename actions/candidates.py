"""Which entries may answer a question about a topic: those of the country that the answer is to hold in, and what the
message names beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Optional, Sequence

from actions.situation import Situation
from actions.transfer_ends import MONEY
from knowledge import Entry, Kind, KnowledgeBase, Match


def candidates(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """The entries of the topic for where the answer is to hold, in the fixed order; and those of the other countries
    that the message names, as if they were of a region: "seasonal work in Spain, I am still in Morocco"."""
    topic, here = situation.topic or "", asked_for(situation)
    matches = list(base.look_up(topic, here, situation.origin))
    known = {match.entry.id for match in matches}
    for country in elsewhere(situation, here):
        there = base.look_up(topic, country, situation.origin)
        found = [match for match in there if match.closeness == 0 and match.entry.id not in known]
        matches += [replace(match, closeness=1) for match in found]
        known |= {match.entry.id for match in found}
    return [match for match in matches if match.entry.kind is not Kind.CORRIDOR or leads_to(match.entry, situation)]


def asked_for(situation: Situation) -> Optional[str]:
    """The country that the answer is to hold in: where the person is; or goes to, where the message names only that
    ("and if I go to Barcelona?"), or nothing else is known. Money goes to another country than the person."""
    if situation.topic == MONEY:
        return situation.residence
    goes = "destination" in situation.named and not {"residence", "city"} & set(situation.named)
    return situation.destination if goes else situation.residence or situation.destination


def elsewhere(situation: Situation, here: Optional[str]) -> Sequence[str]:
    """The countries that a message names beside the one that is asked for, without those that the person left."""
    if here is None or situation.topic == MONEY:
        return ()
    left = {here, situation.origin, situation.transit}
    return [country for country in dict.fromkeys(situation.mentioned) if country not in left]


def leads_to(entry: Entry, situation: Situation) -> bool:
    """Whether an entry about one corridor is about the country that the person sends money to."""
    receiver = situation.destination or situation.origin
    return receiver is not None and receiver in entry.for_origins
