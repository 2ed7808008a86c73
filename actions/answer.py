"""The answer to a question about a topic: the entry that answers best, what stands beside it, what is asked back."""

from __future__ import annotations

from itertools import islice
from typing import FrozenSet, List, Mapping, Optional, Sequence, Tuple

from actions.another_answer import or_another, or_what_tells
from actions.corridor import add_corridor
from actions.details import Detail
from actions.entry_answer import entry_draft
from actions.named_entry import named_entry
from actions.nationals import is_for_unnamed, may_be_for_others
from actions.nothing_known import only_the_nearest
from actions.place_questions import (
    CONSULAR,
    ask_country,
    ask_origin,
    country_matters,
    country_of_answer,
    origin_matters,
)
from actions.presentation import Draft, entry_choice, ways_on
from actions.ranking import SURE, main_topics, ranked
from actions.situation import Situation
from actions.subjects import is_of_another_area, is_of_others, spoken_of
from actions.to_the_point import (
    ASKED_SO,
    NEAR,
    in_its_place,
    is_beside,
    nearness,
    not_refused,
    to_the_point,
)
from actions.too_old import is_asked_for, standing_in, too_old
from actions.unanswered import unanswered
from actions.weighing import SURELY, is_doubtful
from actions.whom_to_call import with_contacts
from knowledge import Freshness, Kind, KnowledgeBase, Match

OTHERS_SHOWN = 2


def answer(base: KnowledgeBase, situation: Situation) -> Tuple[Draft, Tuple[str, ...]]:
    """The reply to a topic question, and the ids of the entries that it shows or offers."""
    found = matching(base, situation)
    near = nearness(base, situation, found)
    matches = to_the_point(near, not_refused(near, situation, found))
    best = best_of(matches)
    said = unanswered(base, situation, near, matches, best)
    if said is not None:
        return said
    assert best is not None, "without an entry something was said in its place"
    hides = matches[0].freshness is Freshness.STALE and is_asked_for(base, situation, matches[0])
    best = (standing_in(base, situation, matches) if hides else None) or best
    best = or_what_tells(base, or_another(base, near, best, matches, situation), matches, situation)
    if misses(base, situation, near, best):
        return only_the_nearest(base, situation, best, matches)
    contacts, costs = base.contacts(best.entry, situation.origin), situation.detail == Detail.COST.value
    draft = entry_draft(best.entry, best.freshness, contacts, situation.language, situation.told, tells_cost=costs)
    draft = in_its_place(base, near, matches, best, draft, situation)
    if best.freshness is not Freshness.STALE:
        draft = with_contacts(draft, best.entry, contacts, situation, due=best.freshness is Freshness.DUE)
    draft["text"] = [*country_of_answer(best, situation, draft["text"]), *draft["text"]]
    add_corridor(base, situation, draft, is_told=best.entry.kind is Kind.CORRIDOR)
    if hides and best is not matches[0]:
        draft["text"].append(too_old(matches[0].entry, situation))
    fresh = [match for match in matches if match.freshness is not Freshness.STALE and match is not best]
    spoken = spoken_of(base, situation)
    worth = (match.entry for match in fresh if is_worth_a_button(match, situation, spoken))
    others = list(islice(worth, OTHERS_SHOWN))
    more = [entry_choice(entry, situation.language) for entry in others]
    draft["choices"] = [*draft.get("choices", ()), *more]
    is_surely_meant = best.score is not None and best.score >= SURELY
    is_of_topic = (situation.confidence >= SURE and not is_surely_meant) or situation.topic in best.entry.topics
    draft["meta"]["topic"] = situation.topic if is_of_topic else best.entry.topics[0]
    asks = asked_back(base, situation, draft, matches, best)
    draft["choices"] += ways_on(elsewhere=not asks)
    return draft, (best.entry.id, *(entry.id for entry in others))


def is_worth_a_button(match: Match, situation: Situation, spoken: FrozenSet[str]) -> bool:
    """Whether something may stand beside an answer: nothing that serves another part of the country than the one where
    the person is known to be, and nothing of what was weighed that hardly answers or is for others."""
    is_of_a_part = bool(match.entry.service_area and (situation.city or situation.areas))
    if is_of_a_part and is_of_another_area(match.entry, spoken):
        return False
    return match.score is None or not (is_doubtful(situation, match) or is_for_unnamed(match.entry, situation))


def misses(base: KnowledgeBase, situation: Situation, near: Mapping[str, float], best: Match) -> bool:
    """Whether the best that is known is not even worth to be read out: it is far from the question and about something
    else first, or is for others than who asks."""
    says_nothing = situation.topic != CONSULAR and not situation.mentioned_nationals
    is_near = not near or near.get(best.entry.id, 0.0) >= NEAR
    if says_nothing and not is_near and may_be_for_others(best.entry, situation):
        return True
    if best.score is not None:
        return False
    if best.entry.topics[0] not in main_topics(base, situation):
        return is_beside(near, best)
    is_far = bool(near) and near.get(best.entry.id, 0.0) < ASKED_SO
    return is_far and is_of_others(best.entry, situation, spoken_of(base, situation))


def asked_back(base: KnowledgeBase, situation: Situation, draft: Draft, matches: Sequence[Match], best: Match) -> bool:
    """Ask for the country or the nationality in the same message, where the answer depends on it; whether it does."""
    if named_entry(base, situation) is not None:  # "CIAM phone": whoever asks for a thing by its name gets it
        return False
    unknown = country_matters(base, situation, best)
    # Who fears to be deported is not asked for their nationality before it is known where they are.
    if origin_matters(situation, best) and (not unknown or situation.topic == CONSULAR):
        ask_origin(situation, draft, matches)
    elif unknown:
        ask_country(base, situation, draft, best)
    else:
        return False
    return True


def matching(base: KnowledgeBase, situation: Situation) -> List[Match]:
    """The entries that answer, best first; one that the message calls by its name before all others."""
    matches = ranked(base, situation)
    called = named_entry(base, situation)
    if called is not None:
        matches.sort(key=lambda match: match.entry.id != called.id)
    return matches


def best_of(matches: Sequence[Match]) -> Optional[Match]:
    """The first that is not too old to be told; where all are, the first of them."""
    usable = (match for match in matches if match.freshness is not Freshness.STALE)
    return next(usable, matches[0] if matches else None)
