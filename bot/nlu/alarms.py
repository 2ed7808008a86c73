"""What counts of the danger that the classifier heard: beside the rules, the topics and what somebody says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Mapping, Sequence

from bot.nlu.judgement import Alarm
from bot.nlu.message import DANGER_INTENT
from knowledge.vocabulary import Danger

DOUBTED = 0.01
"""A rule is doubted when the classifier gives any danger less than this."""

HARDLY, BEYOND_DOUBT = 0.03, 0.9
"""An emergency less likely than this, as a topic, is one only where the alarm is beyond doubt. Both were chosen on two
sets of dangers: 1 in 100 is recognised less, and families who ask for a bed are not taken for children alone."""

AGAINST_WORDS = 0.8
"""Probability from which on a danger is heard though its words are denied: "he does not hit me but he has a gun"."""

FAINT = 0.2
"""Under it a possible danger is offered last and not first. Of calm messages with such a button half lie under it, of
dangers that are only heard as possible one in five (labelled sets: 170 of 268, and 21 of 101)."""

FEELINGS, LIKELIEST = "mental_health", 3
"""The topic that is among so many of the likeliest where somebody thinks of harming themselves, however veiled: of 71
messages of the labelled sets that were only faintly heard so, all 3 that were meant so, and 25 of the 68 others."""

CHILD = "child"
"""For whom somebody asks: their own child (``whom.py``)."""


def believed(alarm: Alarm, ranking: Sequence[Mapping[str, Any]], is_first: bool, whom: str | None) -> Alarm:
    """The alarm, which is not certain where the topics all but exclude it, nor of a child without adults where somebody
    asks something else for their own child. The danger is offered beside the answer then."""
    is_excluded = danger_in(ranking) < HARDLY and alarm.probability < BEYOND_DOUBT
    has_a_parent = alarm.danger == Danger.CHILD_ALONE.value and whom == CHILD and not is_first
    return replace(alarm, certain=False) if is_excluded or has_a_parent else alarm


def of_accident(alarm: Alarm) -> Alarm:
    """The alarm of a message that tells of an accident: of a body that is hurt, not of violence or a wish to die,
    unless it is beyond doubt. How badly, the words do not say for sure."""
    is_meant = alarm.danger in (Danger.VIOLENCE.value, Danger.SELF_HARM.value) and not is_beyond_doubt(alarm)
    return replace(alarm, danger=Danger.MEDICAL.value, certain=False) if is_meant else alarm


def is_beyond_doubt(alarm: Alarm | None) -> bool:
    """Whether what was heard goes on, whatever else is said: "I am fine at my sister's but he is at the door"."""
    return alarm is not None and alarm.probability >= BEYOND_DOUBT


def overrules(alarm: Alarm | None) -> bool:
    """Whether a danger is so likely that a denial in the same message is of another one."""
    return alarm is not None and alarm.probability >= AGAINST_WORDS


def is_faint(alarm: Alarm | None) -> bool:
    """Whether a danger is just possible."""
    return alarm is not None and alarm.probability < FAINT


def is_hardly_felt(danger: str | None, alarm: Alarm | None, ranking: Sequence[Mapping[str, Any]]) -> bool:
    """Whether self-harm is heard faintly in what is not about feelings: nobody who asks for their deposit is offered a
    button that says they think of harming themselves."""
    topics = [one["name"] for one in ranking if one["name"] != DANGER_INTENT][:LIKELIEST]
    return danger == Danger.SELF_HARM.value and is_faint(alarm) and FEELINGS not in topics


def danger_in(ranking: Sequence[Mapping[str, Any]]) -> float:
    """How likely an emergency is, as a topic."""
    return next((float(one["confidence"]) for one in ranking if one["name"] == DANGER_INTENT), 0.0)


def weighed(rule: str | None, alarm: Alarm | None, is_topic: bool) -> tuple[str | None, str | None]:
    """The danger that a message tells of, or else the one that it may tell of. ``is_topic``: emergency ranks first."""
    if alarm is None:  # of letters that nobody knows only a rule can make sense
        return rule, None
    if rule is not None:
        return (rule, None) if alarm.probability >= DOUBTED else (None, rule)
    if alarm.certain or (alarm.possible and is_topic):
        return alarm.danger, None
    return None, alarm.danger if alarm.possible else None
