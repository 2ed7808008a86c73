"""Labelled questions.

A question is one line of JSON: ``text``, ``lang``, ``topic``, and perhaps ``alt_topics`` (right too),
``residence`` and ``origin`` (ISO 3166-1 alpha-2, where the text says them) and ``kind``.
"""

from __future__ import annotations

import json
from pathlib import Path

from bot.evaluation.measures import Question


class WrongQuestions(Exception):
    """A file of questions cannot be used; the message says which line and why."""


def read_questions(path: Path) -> list[Question]:
    """Read the questions.

    Raises:
        WrongQuestions: a line is not JSON, lacks a field or has one that is not known.
    """
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                told = json.loads(line)
                told["alt_topics"] = tuple(told.get("alt_topics") or ())
                questions.append(Question(**told))
            except (ValueError, TypeError) as error:
                raise WrongQuestions(f"{path}, line {number}: {error}") from error
    return questions
