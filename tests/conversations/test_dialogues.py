"""More than two hundred scripted dialogues in five languages, against the real assistant and the real base.

What is expected was written before the first run (``dialogues/README.md``).
"""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any, Optional

import pytest

from tests.conftest import Assistant
from tests.conversations.desks import run_by
from tests.conversations.scripts import Dialogue, Judge, Step, dialogues, open_dialogues

ALL = list(dialogues())
OPEN = open_dialogues()
FAILED, APOLOGIES = "failed", ("not_understood", "not_understood_again", "outside_my_topics", "perhaps_this", "failed")
REACHES = ("choice_person", "choice_callback")


def test_there_are_over_two_hundred_with_names_of_their_own_in_every_language() -> None:
    assert len(ALL) >= 200
    assert len({dialogue.name for dialogue in ALL}) == len(ALL)
    assert set(Counter(dialogue.language for dialogue in ALL)) == {"es", "en", "pt", "fr", "ht"}


def marked(dialogue: Dialogue) -> Any:
    """A dialogue that does not go as it was written yet must fail: as soon as it goes, it leaves ``open.yml``."""
    marks = [pytest.mark.xfail(strict=True, reason="dialogues/open.yml")] if str(dialogue) in OPEN else []
    return pytest.param(dialogue, id=str(dialogue), marks=marks)


def test_every_open_dialogue_exists() -> None:
    assert not OPEN - {str(dialogue) for dialogue in ALL}


@pytest.mark.parametrize("dialogue", map(marked, ALL))
def test_dialogue_goes_as_it_was_written(assistant: Assistant, dialogue: Dialogue) -> None:
    conversation, judge = uuid.uuid4().hex, Judge(assistant.office)
    before: Optional[dict[str, Any]] = None
    faults = []
    with run_by(assistant, dialogue.organisation):
        for number, step in enumerate(dialogue.steps, 1):
            answer = taken(assistant, (conversation, dialogue.language), step, before, judge)
            language = before["language"] if before and step.press else dialogue.language
            found = judge.faults(answer, step.expect, language) + general_faults(answer, before, judge)
            faults += [f"{number}. {step.say or step.press!r}: {fault}" for fault in found]
            before = answer
    assert not faults, "\n".join(["", *faults])


def taken(
    assistant: Assistant, whose: tuple[str, str], step: Step, before: Optional[dict[str, Any]], judge: Judge
) -> dict[str, Any]:
    """The answer to one step; ``whose``: the conversation, and the language of the page that it begins on."""
    conversation, page = whose
    if step.press is None:
        return assistant.ask(step.say or "", conversation, language=page)
    assert before is not None, "nothing was shown that could be pressed"
    if step.press.isdecimal():
        return assistant.ask("", conversation, choice=int(step.press))
    title = judge.title(step.press, before["language"])
    shown = {choice["title"]: choice["n"] for choice in before["choices"]}
    assert title in shown, f"'{title}' is not offered: {list(shown)}"
    return assistant.ask("", conversation, choice=shown[title])


def general_faults(answer: dict[str, Any], before: Optional[dict[str, Any]], judge: Judge) -> list[str]:
    """What holds for every answer."""
    language, said = answer["language"], "\n".join(answer["reply"])
    faults = [] if said.strip() else ["silence"]
    if judge.pattern(FAILED, language).search(said):
        faults.append("the assistant failed")
    if before is not None:
        told = "\n".join(before["reply"])
        twice = [key for key in APOLOGIES if all(judge.pattern(key, language).search(text) for text in (told, said))]
        faults += [f"the same apology twice: {key}" for key in twice]
        if not any(reaches_a_person(each, judge) for each in (before, answer)):
            faults.append("no way to a person within two turns")
    return faults


def reaches_a_person(answer: dict[str, Any], judge: Judge) -> bool:
    titles = {choice["title"] for choice in answer["choices"]}
    offered = {judge.title(key, answer["language"]) for key in REACHES}
    return bool(titles & offered) or answer["topic"] == "human_agent" or answer["handoff"] is not None
