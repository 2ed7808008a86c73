"""Whether an entry answers what was asked, or is only the nearest of its topic; and what was told a moment ago and is
not told in the same words again."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence

from actions.cities import cities_of_shelters, is_elsewhere
from actions.details import Detail
from actions.first_message import ROOM
from actions.named_entry import named_entry
from actions.own_words import OWN_WORDS, asks_detail, names_place_only
from actions.passages import parts_of, untold, what_it_costs, what_tells_time, within, without_yes
from actions.presentation import Draft
from actions.ranking import shown_before
from actions.situation import Situation
from actions.transfer_ends import MONEY
from actions.weighing import LIKELY, is_close
from knowledge import Entry, Freshness, Kind, KnowledgeBase, Match
from knowledge.places import EVERYWHERE
from knowledge.search import terms
from knowledge.telling import saying

CLEAR = 0.95
"""Confidence of a topic from which on fewer words say what is asked, too: "free lawyer"."""

FAR, NEAR = 0.75, 1.0
"""Nearness in meaning (0 to 2, ``knowledge.vectors``) under which an entry does not answer a message, and from which
another one may instead. Of 427 labelled questions 1 in 50 lies under FAR for the right entry; of 45 answers under it
in conversations that six readers played nearly all were beside the point. All these bounds moved with the encoder
(28 November): about as many of the right entries of labelled messages lie under them as before."""

FARTHER = 0.8
"""How much less near to a message something else may be than what is too old to be told."""

FAR_LESS = 3.0
"""The same of the sums of what was weighed."""

ASKED_SO = 1.35
"""Nearness from which on the "yes" of an entry answers the question; half of the right ones have more than 1.6."""

TO_ALL = 1.3
"""Nearness from which on what holds everywhere is the answer for somebody whose country has nothing of its own; under
it that is said first, and then a sentence of it. Nearly all of 48 such answers under it in conversations that readers
played were beside the point."""

GENERAL = (Kind.RIGHT, Kind.TREATY, Kind.LAW, Kind.SERVICE, Kind.PUBLICATION, Kind.INSTITUTION)
"""What says little to a question of one country."""

LATELY = 2
"""Answers back to which one is not told in the same words again."""


def nearness(base: KnowledgeBase, situation: Situation, matches: Sequence[Match]) -> Mapping[str, float]:
    """How near each of the matches is to a message with words enough; of any other nothing is told."""
    few = len(terms(situation.text)) < OWN_WORDS and situation.confidence < CLEAR
    if asks_detail(situation) or few or not situation.text:
        return {}
    if named_entry(base, situation) is not None:
        return {}
    near = base.likeness.nearness_of(situation.text, {match.entry.id for match in matches}, situation.language)
    away = {one for one, cities in cities_of_shelters(base, situation).items() if is_elsewhere(situation, cities)}
    return {one: 0.0 if one in away else value for one, value in near.items()}


def is_beside(near: Mapping[str, float], match: Match) -> bool:
    """Whether an entry does not answer the message."""
    return bool(near) and near.get(match.entry.id, 0.0) < FAR


def to_the_point(near: Mapping[str, float], matches: Sequence[Match]) -> List[Match]:
    """The matches, the first of them one that answers, where the first does not and another does, be it too old; those
    that were weighed stay as they are."""
    if not matches or matches[0].score is not None or not is_beside(near, matches[0]):
        return list(matches)
    better = next((match for match in matches if near.get(match.entry.id, 0.0) >= NEAR), None)
    return [better, *(match for match in matches if match is not better)] if better else list(matches)


def not_refused(near: Mapping[str, float], situation: Situation, matches: Sequence[Match]) -> List[Match]:
    """The matches without the entry that was told last, where the message says that it was not meant. What answers it
    all the same stays ("I mean the bond, how much is it"), and so does all where only another place is meant; where all
    was weighed, that was, too."""
    last = situation.shown[:1]
    if matches and matches[0].score is not None:
        return list(matches)
    if not situation.denies or not situation.text or names_place_only(situation):
        return list(matches)
    if any(near.get(entry, 0.0) >= ASKED_SO for entry in last):
        return list(matches)
    others = [match for match in matches if match.entry.id not in last]
    return others if any(match.freshness is not Freshness.STALE for match in others) else list(matches)


def is_too_old(near: Mapping[str, float], matches: Sequence[Match], best: Match) -> bool:
    """Whether what answers is too old to be told, and what may be told is far less to the point."""
    first = matches[0]
    if first.freshness is not Freshness.STALE:
        return False
    if first.score is not None and best.score is not None:
        return first.score - best.score >= FAR_LESS
    nearest, told = (near.get(match.entry.id, 0.0) for match in (first, best))
    return nearest >= NEAR and nearest - told >= FARTHER


def in_its_place(
    base: KnowledgeBase,
    near: Mapping[str, float],
    matches: Sequence[Match],
    best: Match,
    draft: Draft,
    situation: Situation,
) -> Draft:
    """The answer, said to be only the nearest where it is; of one that was given just before, what is asked of it."""
    if best.freshness is Freshness.STALE:  # nothing of it is told
        return draft
    if asks_anew(best.entry, situation) or not is_again(base, best.entry, situation):
        return {**draft, "text": new_words(near, matches, best, draft["text"])}
    if best.score is None and is_beside(near, best):
        return {**draft, "text": [{"phrase": "nothing_more"}], "steps": [], "notes": []}
    return more_of(base, best.entry, draft, situation)


def is_again(base: KnowledgeBase, entry: Entry, situation: Situation) -> bool:
    """Whether words of the person's own ask something of what was told just before."""
    asks = bool(situation.text) and not names_place_only(situation) and named_entry(base, situation) is None
    return asks and entry.id in situation.shown[:LATELY]


def asks_anew(entry: Entry, situation: Situation) -> bool:
    """Whether a message says where somebody is or is from, and that was not known, or names another transfer: what was
    told is told again for that. Who only names where the way goes ("and with that paper, may I go to Monterrey"), or
    says once more where they are, asks more of it."""
    said = {"residence", "origin", "city"} & set(situation.named)
    says_where_from = any(getattr(situation, role) not in ("", situation.before.get(role)) for role in said)
    return says_where_from or (MONEY in entry.topics and (situation.names_money or bool(situation.named)))


def more_of(base: KnowledgeBase, entry: Entry, draft: Draft, situation: Situation) -> Draft:
    """The answer, with what is asked of it now in place of the words that were told before."""
    _, said = saying(entry, situation.language)
    if situation.detail == Detail.COST.value:
        costs: List[Any] = [*what_it_costs(base, said, situation)] or [{"phrase": "detail_unknown"}]
        return {**draft, "text": costs, "steps": [], "notes": []}
    times = what_tells_time(base, said, situation) if situation.detail == Detail.TIME.value else []
    if times:
        return {**draft, "text": [{"phrase": "more_of_it"}, *times], "steps": []}
    if not untold(said, situation):
        return {**draft, "text": [{"phrase": "nothing_more"}], "steps": [], "notes": []}
    cautions = " ".join(note for note in draft["notes"] if isinstance(note, str))  # said every time
    asked = within(base, [part for part in parts_of(said) if part not in cautions], situation, ROOM)
    steps = [step for step in said.steps if step in asked]
    texts = [part for part in asked if part not in steps]
    return {**draft, "text": [{"phrase": "more_of_it"}, *texts], "steps": steps}


def is_too_general(base: KnowledgeBase, situation: Situation, entry: Entry) -> bool:
    """Whether an entry holds in every country, and says nothing to what somebody asks who is in one."""
    if situation.residence is None or EVERYWHERE not in entry.applies_in or entry.kind not in GENERAL:
        return False
    asked = shown_before(base, situation) if names_place_only(situation) else situation.text
    if not asked or named_entry(base, situation) is not None:
        return False
    near = base.likeness.nearness_of(asked, {entry.id}, situation.language)
    return base.searches_by_meaning and near.get(entry.id, 0.0) < TO_ALL


def new_words(near: Mapping[str, float], matches: Sequence[Match], best: Match, text: Sequence[Any]) -> List[Any]:
    """The words of an answer that was not told just before; without its "yes" where it answers something else."""
    lead = [{"phrase": "not_exactly"}] if is_only_near(near, matches, best) else []
    return [*lead, *(text if not near or near.get(best.entry.id, 0.0) >= ASKED_SO else answers_nothing(text))]


def is_only_near(near: Mapping[str, float], matches: Sequence[Match], best: Match) -> bool:
    """Whether the best may not answer, and is said to be only the nearest: it is beside the message, or of what was
    weighed others weigh as much; never what weighs enough (of 1,376 messages those that are said to be so are answered
    three times in ten, all others that weigh little two in three)."""
    weighs_enough = best.score is not None and best.score >= LIKELY
    has_rivals = any(is_close(best, match) for match in matches if match is not best)
    return not weighs_enough and (is_beside(near, best) or has_rivals)


def answers_nothing(text: Sequence[Any]) -> List[Any]:
    """The words of an answer without the "yes" or "no" that they begin with: it answers another question than the one
    that was asked."""
    return [without_yes(each) if isinstance(each, str) else each for each in text]
