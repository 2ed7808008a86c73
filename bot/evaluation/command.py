"""``python -m bot eval`` (``make eval``): how well the trained model understands labelled questions."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Sequence

from bot.evaluation.asking import ask
from bot.evaluation.examples import read_examples
from bot.evaluation.measures import Understood, measure
from bot.evaluation.options import OUT
from bot.evaluation.questions import WrongQuestions, read_questions
from bot.evaluation.tables import contest_table, table
from bot.settings import Settings

REPORT = "latest.json"


def evaluate(settings: Settings, options: argparse.Namespace) -> int:
    """Measure, print the figures and write them to ``OUT/latest.json``; returns the exit code."""
    if options.overlap:
        from bot.evaluation.overlap import report_overlap

        return report_overlap(options.overlap)
    questions = read_questions(options.questions)
    if not questions:
        raise WrongQuestions(f"{options.questions}: there is no question in it")
    answers = ask(questions, options.model or settings.model_file)
    figures = {"questions": str(options.questions), "about": _about(), **measure(answers)}
    lines = table(figures)
    if options.baselines:
        from bot.evaluation.contest import contest

        figures["contest"] = contest(options.questions, OUT / "contest", options.epochs)
        lines += ["", *contest_table(figures["contest"])]
    if options.pictures:
        from bot.evaluation.pictures import draw

        draw(answers, options.pictures)
        lines.append(f"pictures drawn in {options.pictures}")
    lines.append(f"written to {_write(figures, answers, options.out)}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _about() -> dict[str, Any]:
    """When, with how much data, and how busy the machine was: times mean little without."""
    return {
        "date": time.strftime("%Y-%m-%d"),
        "examples": len(read_examples()),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }


def _write(figures: dict[str, Any], answers: Sequence[Understood], folder: Path) -> Path:
    """The report: the figures, and every answer that was wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    report = {**figures, "wrong": [_told(answer) for answer in answers if not answer.is_right(1)]}
    path = folder / REPORT
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _told(answer: Understood) -> dict[str, Any]:
    return {**asdict(answer), "question": asdict(answer.question), "ranking": answer.ranking[:3]}
