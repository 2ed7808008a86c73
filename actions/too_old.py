"""What fits is too old to be told: what stands in for it, and when it is said that there is something."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence

from actions.asked_from import COUNTRY_LENGTH
from actions.entry_answer import answered_with
from actions.presentation import Draft
from actions.situation import Situation
from actions.to_the_point import NEAR
from knowledge import Entry, Freshness, KnowledgeBase, Match
from knowledge.telling import newest_date, saying


def found_elsewhere(base: KnowledgeBase, situation: Situation) -> Optional[Entry]:
    """What the words find anywhere, where all that is known for this person's country is too old."""
    hits = base.search(situation.text, None, situation.origin, language=situation.language) if situation.text else ()
    usable = (hit.entry for hit in hits if hit.freshness is not Freshness.STALE and situation.topic in hit.entry.topics)
    return next((entry for entry in usable if base.fits(entry, situation.residence, situation.origin)), None)


def standing_in(base: KnowledgeBase, situation: Situation, matches: Sequence[Match]) -> Optional[Match]:
    """Of what may be told for the same place the nearest in meaning to the first of all, which is too old to be; the
    next one where that answers the question itself, or all was weighed."""
    usable = [match for match in matches if match.freshness is not Freshness.STALE]
    if not usable or matches[0].score is not None:
        return next(iter(usable), None)
    asked = base.likeness.nearness(situation.text, situation.topic or "", situation.language)
    if asked.get(usable[0].entry.id, 0.0) >= NEAR:
        return usable[0]
    _, said = saying(matches[0].entry, situation.language)
    near = base.likeness.relevance(said.question, situation.topic or "", situation.language)
    there = [match for match in usable if match.closeness == matches[0].closeness]
    return max(there, key=lambda match: near.get(match.entry.id, 0.0), default=None)


def elsewhere_draft(base: KnowledgeBase, situation: Situation, entry: Entry) -> Draft:
    """The answer with an entry of another country, which is said; its numbers are not for this person."""
    draft = answered_with(base, entry, situation, situation.topic or "")
    if base.fits(entry, situation.residence, situation.origin):
        return draft
    named = [code for code in entry.applies_in if len(code) == COUNTRY_LENGTH]
    country = [{"phrase": "answer_for_country", "country": {"country": code}} for code in named[:1]]
    return {**draft, "text": [*country, *draft["text"]], "contacts": []}


def is_asked_for(base: KnowledgeBase, situation: Situation, match: Match) -> bool:
    """Whether the words of the message find that very entry first."""
    if not situation.text:
        return False
    hits = base.search(situation.text, None, situation.origin, limit=1, language=situation.language)
    return any(hit.entry.id == match.entry.id for hit in hits)


def too_old(entry: Entry, situation: Situation) -> Dict[str, Any]:
    """What was asked for is too old to be told: say that there is something, and from when."""
    _, said = saying(entry, situation.language)
    return {"phrase": "withheld", "title": said.title, "date": {"date": newest_date(entry)}}
