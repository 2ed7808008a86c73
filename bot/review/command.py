"""``python -m bot review``: questions without an answer, for a person to label, and what was labelled, taken back.

The questions are redacted when they are kept, and linked to nobody; they still are people's own words, so a person
reads each before it becomes an example.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.conversations.database import ConversationsDatabase
from bot.conversations.tables import Unanswered
from bot.evaluation.examples import TRAINING, Example, read_examples
from bot.evaluation.measures import Question
from bot.evaluation.nearness import Neighbourhood
from bot.evaluation.overlap import read_texts
from bot.review.labelled import read_labels, sifted
from bot.review.taking import append
from bot.review.unanswered import Group, grouped
from bot.settings import PROJECT, Settings

TESTS = PROJECT / "tests" / "nlu"


def review(settings: Settings, options: argparse.Namespace) -> int:
    """List the questions, or take labelled ones; returns the exit code."""
    if options.take:
        lines = take(options.take)
    else:
        groups = waiting(settings)
        lines = list(as_json(groups) if options.json else as_text(groups))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def waiting(settings: Settings) -> list[Group]:
    """The questions that found no answer, grouped, each group with the topic that the model thinks likeliest."""
    from bot.evaluation.asking import ask
    from knowledge.encoder import available_encoder, published_encoder

    database = ConversationsDatabase(settings.conversations_url)
    try:
        with database.transaction() as connection:
            rows = _rows(connection)
    finally:
        database.close()

    def guess(texts: Sequence[str]) -> list[str]:
        answers = ask([Question(text, "", "") for text in texts], settings.model_file)
        return [answer.ranking[0][0] for answer in answers]

    return grouped(rows, available_encoder(published_encoder), guess) if rows else []


def _rows(connection: Connection) -> list[tuple[str, str | None]]:
    query = select(Unanswered.text, Unanswered.language).order_by(Unanswered.id)
    return [(text, language) for text, language in connection.execute(query)]


def as_text(groups: Sequence[Group]) -> Iterable[str]:
    """For reading: how often, the guessed topic, and the wordings."""
    if not groups:
        yield "No question is waiting."
    language = None
    for group in groups:
        if group.language != language:
            language = group.language
            of_language = [one for one in groups if one.language == language]
            yield f"{language}: {sum(one.times for one in of_language)} questions in {len(of_language)} groups"
        first, *others = group.asked
        yield f"{group.times:5} x {first.text}  ({group.guess}?)"
        yield from (f"{'':8}{one.text}" + (f"  ({one.times} times)" if one.times > 1 else "") for one in others)


def as_json(groups: Sequence[Group]) -> Iterable[str]:
    """For labelling: every wording on a line of its own, with an empty topic to fill in."""
    for number, group in enumerate(groups, start=1):
        for one in group.asked:
            about = {"group": number, "times": one.times, "language": group.language, "text": one.text}
            yield json.dumps({**about, "guess": group.guess, "topic": ""}, ensure_ascii=False)


def take(path: Path, training: Path = TRAINING, tests: Path = TESTS) -> list[str]:
    """Append the labelled lines of ``path`` to the training data; says what was done. Raises WrongLabels."""
    from knowledge.encoder import available_encoder, published_encoder

    lines, empty = read_labels(path, training)
    held_out = [Example(text, "", "") for file in sorted(tests.glob("*.jsonl")) for text in read_texts(file)]
    labels = sifted(lines, read_examples(training), Neighbourhood(held_out, available_encoder(published_encoder)))
    added = append(labels.taken, training)
    return [
        *(f"line {number}, '{text}': left out, {reason}" for number, text, reason in labels.refused),
        *(f"{file}: {n} more" for file, n in sorted(added.items())),
        f"{len(labels.taken)} taken, {len(labels.refused)} left out, {empty} without a topic yet",
        *(["train again to learn from them: python -m bot train"] if added else []),
    ]
