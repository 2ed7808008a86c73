"""After a danger: the person is asked once whether they are safe, and its plan stays at hand."""

from __future__ import annotations

from typing import List

from actions.answer_danger import danger_choice, danger_first, safe_choice
from actions.presentation import Draft, phrase_choice
from actions.situation import ASKED_SAFE, Situation

PERSON = {"phrase": "choice_person"}
NO_RATING = {"phrase": "choice_not_helped"}
"""Nobody is asked for an opinion after a danger."""


def with_plan_at_hand(draft: Draft, situation: Situation) -> Draft:
    """An answer with the plan for a danger beside it: first for a message that may tell of one (last, if that is just
    possible); first too, and with the question whether the person is safe, once after a danger; last for as long as
    the conversation lasts."""
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
    if possible is not None and situation.is_faint:
        choices = [*choices, *([danger_choice(possible)] if possible != last else [])]
    elif possible is not None and not (asks and possible == last):
        text = [*text, {"phrase": "danger_if_now"}]
        choices = danger_first(possible, choices)
    return {**draft, "text": text, "choices": choices}


def while_waiting(draft: Draft, situation: Situation) -> Draft:
    """An answer to somebody who waits for a person: the queue can be left, or a call asked for."""
    if situation.desk.state != "waiting" or not draft.get("choices"):
        return draft
    others = [choice for choice in draft["choices"] if choice["title"] != PERSON]
    if len(others) == len(draft["choices"]):
        return draft
    at = [choice["title"] for choice in draft["choices"]].index(PERSON)
    return {**draft, "choices": [*others[:at], *ways_of_waiting(situation), *others[at:]]}


def ways_of_waiting(situation: Situation) -> List[Draft]:
    """What somebody can do who waits for a person: be called instead, where that is offered, or leave the queue."""
    return [*call_choices(situation), phrase_choice("choice_withdraw", "withdraw")]


def call_choices(situation: Situation) -> List[Draft]:
    """To be called, where the organisation calls and was not asked to yet."""
    return [phrase_choice("choice_callback", "callback")] if situation.desk.may_be_asked_to_call else []
