"""What an example is about, in one word: its topic, or, of an emergency, which danger.

    shelters, asylum ...  emergency/violence, emergency/raid ...

One classifier learns these labels. Whether there is danger is how likely all those of emergencies are together.
"""

from __future__ import annotations

from bot.nlu.message import DANGER_INTENT, UNCLEAR

SIGN = "/"


def label_of(topic: str, danger: str | None) -> str:
    """The label of a topic, with the danger if it is an emergency's; nobody said which: UNCLEAR."""
    return topic if topic != DANGER_INTENT else f"{topic}{SIGN}{danger or UNCLEAR}"


def topic_of(label: str) -> str:
    """The topic of a label."""
    return label.partition(SIGN)[0]


def danger_of(label: str) -> str | None:
    """The danger of a label, None of one that tells of none."""
    return label.partition(SIGN)[2] or None
