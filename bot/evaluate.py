"""``make eval``: how well the trained model understands labelled questions.

A question is one line of JSON: ``text``, ``lang``, ``topic``, and perhaps ``alt_topics`` (right too),
``residence`` and ``origin`` (ISO 3166-1 alpha-2, where the text says them) and ``kind``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Iterable, Sequence

from bot.nlu.features import words
from bot.nlu.measures import Question, Understood, measure

QUESTIONS = Path("tests/nlu/questions.jsonl")
REPORT = "latest.json"


class WrongQuestions(Exception):
    """A file of questions cannot be used; the message says which line and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the figures and write them to ``OUT/latest.json``; returns the exit code."""
    options = _parser().parse_args(arguments)
    questions = read_questions(options.questions)
    seen = overlapping(questions, options.overlap) if options.overlap else []
    asked = [question for question in questions if question not in seen]
    if not asked:
        raise WrongQuestions(f"{options.questions}: no question to ask is left")
    answers = ask(asked, options.model or _model_file())
    figures = {"questions": str(options.questions), "overlap": [q.text for q in seen], **measure(answers)}
    options.out.mkdir(parents=True, exist_ok=True)
    report = {**figures, "wrong": [_told(answer) for answer in answers if not answer.is_right(1)]}
    path = options.out / REPORT
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join([*table(figures), f"written to {path}"]) + "\n")
    return 0


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


def overlapping(questions: Iterable[Question], path: Path) -> list[Question]:
    """The questions whose words also stand, in the same order, as a line (or its ``text``) of ``path``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = (json.loads(line)["text"] if line.startswith("{") else line.lstrip(" -") for line in lines)
    known = {tuple(words(text)) for text in texts}
    return [question for question in questions if tuple(words(question.text)) in known]


def ask(questions: Sequence[Question], model: Path) -> list[Understood]:
    """Put every question through the whole pipeline of ``model``, each as a conversation of its own."""
    from rasa.core.agent import Agent

    agent = Agent.load(str(model))
    return asyncio.run(ask_agent(agent, questions))


async def ask_agent(agent: Any, questions: Sequence[Question]) -> list[Understood]:
    """The same with an agent that is loaded already."""
    from rasa.core.channels.channel import UserMessage

    await agent.processor.parse_message(UserMessage("hola"))  # what is done once is not timed
    answers = []
    for question in questions:
        begun = time.perf_counter()
        parsed = await agent.processor.parse_message(UserMessage(question.text, metadata={"language": None}))
        answers.append(understood(question, parsed, (time.perf_counter() - begun) * 1000))
    return answers


def understood(question: Question, parsed: dict[str, Any], milliseconds: float) -> Understood:
    """The part of Rasa's parse data that is measured.

    A country without a role, or one that a person wants to reach, counts as residence where no other is
    named: it is the country whose rules are asked for.
    """
    countries: dict[str | None, str] = {}
    for entity in parsed["entities"]:
        if entity["entity"] in ("country", "city"):
            countries.setdefault(entity.get("role"), entity.get("country") or entity["value"])
    residence = countries.get("residence") or countries.get("destination") or countries.get(None)
    return Understood(
        question=question,
        intent=parsed["intent"]["name"],
        ranking=tuple((one["name"], one["confidence"]) for one in parsed["intent_ranking"]),
        language=(parsed.get("language") or {}).get("detected"),
        danger=parsed.get("danger"),
        residence=residence,
        origin=countries.get("origin"),
        milliseconds=milliseconds,
    )


def table(figures: dict[str, Any]) -> list[str]:
    """The figures as lines for a person."""
    rows = [f"{'':28}{'n':>5}  {'top-1 (95 % interval)':24}{'top-3 (95 % interval)'}"]
    groups = [("all", figures["all"]), ("in scope", figures["in_scope"])]
    groups += [(f"{by} {name}", of) for by in ("language", "kind", "topic") for name, of in figures[by].items()]
    rows += [f"{name:28}{of['top1']['n']:5}  {_share(of['top1']):24}{_share(of['top3'])}" for name, of in groups]
    shares = [(name, value) for name, value in figures.items() if isinstance(value, dict) and "share" in value]
    rows += [f"{name.replace('_', ' '):28}{value['n']:5}  {_share(value)}" for name, value in shares]
    rows += [f"calibration error {figures['calibration_error']}, milliseconds {figures['milliseconds']}"]
    rows += [f"{one['n']:3} x {one['topic']} taken for {one['taken_for']}" for one in figures["confusions"]]
    return rows


def _share(value: dict[str, Any]) -> str:
    if value["share"] is None:
        return "-"
    return f"{value['share']:.3f} ({value['low']:.3f}-{value['high']:.3f})"


def _told(answer: Understood) -> dict[str, Any]:
    return {**asdict(answer), "question": asdict(answer.question), "ranking": answer.ranking[:3]}


def _model_file() -> Path:
    from bot.settings import read_settings

    return read_settings().model_file


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate", description=__doc__)
    parser.add_argument("questions", nargs="?", type=Path, default=QUESTIONS, help="a file of JSON lines")
    parser.add_argument("--overlap", type=Path, help="leave out questions that stand in this file")
    parser.add_argument("--out", type=Path, default=Path("build/eval"), help="folder of the report")
    parser.add_argument("--model", type=Path, help="a trained model other than the assistant's own")
    return parser


if __name__ == "__main__":
    sys.exit(main())
