"""What is said to a question that the best entry of its topic does not answer: what does, or that nothing does."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence, Tuple

from actions.entry_answer import answered_with
from actions.nationals import may_be_for_others
from actions.nothing_known import is_only_for_some, is_only_studied, nothing_known, only_general
from actions.presentation import Draft
from actions.situation import Situation
from actions.to_the_point import is_too_general, is_too_old
from actions.too_old import elsewhere_draft, found_elsewhere, is_asked_for
from knowledge import Freshness, KnowledgeBase, Match

Said = Tuple[Draft, Tuple[str, ...]]
"""A reply, and the ids of the entries that it shows or offers."""


def unanswered(
    base: KnowledgeBase,
    situation: Situation,
    near: Mapping[str, float],
    matches: Sequence[Match],
    best: Optional[Match],
) -> Optional[Said]:
    """What is said in place of ``best``; None where it answers."""
    if best is None or is_only_studied(base, situation, matches) or is_only_for_some(near, situation, matches):
        return nothing_known(base, situation), ()
    if best.freshness is Freshness.STALE and best.closeness != 0 and not is_asked_for(base, situation, best):
        return nothing_known(base, situation), ()  # a study of the world that is too old says nothing of a country
    if best.freshness is Freshness.STALE:
        found = found_elsewhere(base, situation)
        return None if found is None else (elsewhere_draft(base, situation, found), (found.id,))
    if is_too_general(base, situation, best.entry):
        is_for_some = may_be_for_others(best.entry, situation)
        return (nothing_known(base, situation), ()) if is_for_some else only_general(base, situation, best.entry)
    if is_too_old(near, matches, best):
        return answered_with(base, matches[0].entry, situation, situation.topic or ""), ()
    return None
