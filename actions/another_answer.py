"""Another answer than the best one: where all of that was told, or it does not say how long or how much it is."""

from __future__ import annotations

from typing import Mapping, Sequence

from actions.details import Detail
from actions.passages import untold, what_it_costs, what_tells_time
from actions.situation import Situation
from actions.to_the_point import FAR, asks_anew
from actions.weighing import LIKELY, is_close
from knowledge import Entry, Freshness, KnowledgeBase, Match
from knowledge.telling import saying


def or_another(
    base: KnowledgeBase, near: Mapping[str, float], best: Match, matches: Sequence[Match], situation: Situation
) -> Match:
    """The answer; where all of it has been told and the person asks again, another of the same place that is near."""
    is_asked_on = best.entry.id in situation.shown[:1] and not asks_anew(best.entry, situation)
    if not (near and is_asked_on) or untold(saying(best.entry, situation.language)[1], situation):
        return best
    others = [match for match in matches if match.entry.id not in situation.shown and match.freshness is best.freshness]
    here = [match for match in others if match.closeness == best.closeness]
    return next((match for match in here if near.get(match.entry.id, 0.0) >= FAR), best)


def or_what_tells(base: KnowledgeBase, best: Match, matches: Sequence[Match], situation: Situation) -> Match:
    """The answer; where how long or how much is asked and it does not say, and was told just before or another weighs
    nearly as much, the first that does."""
    if best.score is None or tells(base, best.entry, situation):
        return best
    was_told = best.entry.id in situation.shown[:1]
    others = [match for match in matches if match is not best and match.freshness is not Freshness.STALE]
    near = [match for match in others if (match.score or 0.0) >= LIKELY and (was_told or is_close(best, match))]
    return next((match for match in near if tells(base, match.entry, situation)), best)


def tells(base: KnowledgeBase, entry: Entry, situation: Situation) -> bool:
    """Whether an entry tells the time or the cost that is asked for; any other detail has its own words, or none."""
    said = saying(entry, situation.language)[1]
    if situation.detail == Detail.TIME.value:
        return bool(what_tells_time(base, said, situation))
    return situation.detail != Detail.COST.value or bool(what_it_costs(base, said, situation))
