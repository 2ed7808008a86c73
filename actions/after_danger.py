"""After a danger: the person is asked once whether they are safe, and its plan stays at hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict

from actions.answer_danger import danger_choice, danger_reply
from actions.presentation import Draft, phrase_choice
from actions.situation import ASKED_SAFE, Situation
from knowledge import KnowledgeBase

LINES_AGAIN = 3
STEPS_AGAIN = 2
NO_RATING = {"phrase": "choice_not_helped"}
"""Nobody is asked for an opinion after a danger."""


def plan_again(base: KnowledgeBase, situation: Situation) -> Draft:
    """For fragments after a danger ("I am afraid", "phone?"): we are still here, the lines, what to do first.

    Nobody in danger is made to read the same long message twice.
    """
    draft = danger_reply(base, replace(situation, danger=situation.last_danger))
    if situation.last_danger is None:
        return draft
    asked = ASKED_SAFE in situation.told
    text = [
        {"phrase": "still_here"},
        *([] if asked else [{"phrase": "danger_check"}]),
        *([{"phrase": "danger_which_country"}] if situation.residence is None else []),
    ]
    shorter = {"text": text, "contacts": draft["contacts"][:LINES_AGAIN], "steps": draft["steps"][:STEPS_AGAIN]}
    whole = {**danger_choice(situation.last_danger), "means": "no"}
    return {**draft, **shorter, "choices": [whole, safe_choice(), *draft["choices"]]}


def with_plan_at_hand(draft: Draft, situation: Situation) -> Draft:
    """An answer with the plan for a danger beside it: first for a message that may tell of one; first too, and with the
    question whether the person is safe, once after a danger; last for as long as the conversation lasts."""
    draft = while_waiting(draft, situation)
    last, possible = situation.last_danger, situation.possible_danger
    if last is None and possible is None:
        return draft
    text = draft["text"] if isinstance(draft["text"], list) else [draft["text"]]
    choices = draft.get("choices", [])
    asks = last is not None and ASKED_SAFE not in situation.told
    if last is not None:
        choices = [choice for choice in choices if choice["title"] != NO_RATING]
    if last is not None and asks:
        text = [{"phrase": "danger_check"}, *text]
        choices = [{**danger_choice(last), "means": "no"}, safe_choice(), *choices]
    elif last not in (None, possible):  # the plan stays at hand for as long as the conversation lasts
        choices = [*choices, danger_choice(last)]
    if possible is not None and not (asks and possible == last):
        text = [*text, {"phrase": "danger_if_now"}]
        choices = [danger_choice(possible), *choices]
    return {**draft, "text": text, "choices": choices}


def while_waiting(draft: Draft, situation: Situation) -> Draft:
    """An answer to somebody who waits for a person: instead of asking for one, the queue can be left."""
    if situation.desk.state != "waiting" or not draft.get("choices"):
        return draft
    leave = phrase_choice("choice_withdraw", "withdraw")
    choices = [leave if choice["title"] == {"phrase": "choice_person"} else choice for choice in draft["choices"]]
    return {**draft, "choices": choices}


def safe_choice() -> Dict[str, Any]:
    """A button that says: I am safe now."""
    return {**phrase_choice("choice_safe", "smalltalk", talk="safe"), "means": "yes"}
