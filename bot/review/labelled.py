"""Lines that a person has labelled, checked: what each must have, and what must not become an example."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from bot.evaluation.examples import TRAINING, Example
from bot.evaluation.nearness import Neighbour, Neighbourhood
from bot.nlu.features import words
from knowledge.vocabulary import Danger

EMERGENCY, UNCLEAR = "emergency", "unclear"
ANNOTATION = re.compile(r"[\[\](){}]")
"""Rasa reads these as annotations; and what the redaction took out stands in square ones."""

DANGERS = (*(danger.value for danger in Danger), UNCLEAR)


class WrongLabels(Exception):
    """Lines that cannot be taken; the message has each with its number, what is wrong, and how to mend it."""


@dataclass(frozen=True)
class Labels:
    """``taken``: new examples; ``refused``: line, text and reason of those that must not become one."""

    taken: tuple[Example, ...]
    refused: tuple[tuple[int, str, str], ...]


def read_labels(path: Path, training: Path = TRAINING) -> tuple[list[tuple[int, Example]], int]:
    """The labelled lines with their numbers, and how many have no topic yet.

    Raises:
        WrongLabels: at least one line is wrong; then none counts.
    """
    found, wrong, empty = [], [], 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            example = _example(line, training)
        except ValueError as error:
            wrong.append(f"{path}, line {number}: {error}")
            continue
        if example is None:
            empty += 1
        else:
            found.append((number, example))
    if wrong:
        raise WrongLabels("\n".join([*wrong, "nothing was taken"]))
    return found, empty


def _example(line: str, training: Path) -> Example | None:
    """The example that a line labels, None where its topic is empty. Raises ValueError, with what to do."""
    try:
        told = json.loads(line)
    except ValueError as error:
        raise ValueError(f"this is not JSON ({error}): one object a line, as review --json writes it") from error
    if not isinstance(told, dict):
        raise ValueError("one object a line is expected, as review --json writes it")
    missing = [name for name in ("text", "language", "topic") if not isinstance(told.get(name), str)]
    if missing:
        raise ValueError(f"{' and '.join(missing)} missing: text, language and topic are needed, as words in quotes")
    text, language, topic = (" ".join(told[name].split()) for name in ("text", "language", "topic"))
    if not topic:
        return None
    languages = sorted(folder.name for folder in training.iterdir() if folder.is_dir())
    if language not in languages:
        raise ValueError(f"the language '{language}' has no folder in data/nlu: write one of {', '.join(languages)}")
    topics = sorted(file.stem for file in (training / language).glob("*.yml"))
    if topic not in topics:
        raise ValueError(f"'{topic}' is not a topic: write one of {', '.join(topics)}; or leave it empty")
    if not words(text):
        raise ValueError("the text has no words: take the line out")
    if ANNOTATION.search(text):
        raise ValueError("brackets cannot stand in an example: put an invented word where something was taken out")
    return Example(text, language, topic, _danger(topic, told.get("danger")))


def _danger(topic: str, named: object) -> str | None:
    """The danger whose block an emergency belongs to; None for the block of those that name none."""
    if topic != EMERGENCY:
        return None
    if named not in DANGERS:
        raise ValueError(f'an emergency names its danger: add "danger" with one of {", ".join(DANGERS)}')
    return None if named == UNCLEAR else str(named)


def sifted(lines: Sequence[tuple[int, Example]], known: Sequence[Example], asked: Neighbourhood) -> Labels:
    """Which lines become examples. ``known``: the examples there are; ``asked``: the questions of the tests.

    Of two lines with the same words the first counts.
    """
    taken: list[Example] = []
    refused = []
    topics = {tuple(words(example.text)): example for example in known}
    near = asked.nearest([example.text for _, example in lines], most=1)
    for (number, example), tests in zip(lines, near, strict=True):
        reason = _against(example, topics.get(tuple(words(example.text))), tests)
        if reason:
            refused.append((number, example.text, reason))
        else:
            taken.append(example)
            topics[tuple(words(example.text))] = example
    return Labels(tuple(taken), tuple(refused))


def _against(example: Example, there: Example | None, tests: Sequence[Neighbour]) -> str | None:
    if tests and tests[0].near:  # one good example less costs little, a question that was learnt cannot be asked again
        return f"it is, or is near, a question that we measure with (tests/nlu: '{tests[0].example.text}')"
    if there and there.topic != example.topic:
        return f"its words are an example of {there.topic} ({there.language}): one meaning for the same words"
    if there:
        return f"it is an example already ({there.language})"
    return None
