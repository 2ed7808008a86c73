"""``make eval OVERLAP=FILE``: whether questions that we measure with were learnt from, in their words or nearly so."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Sequence

from bot.evaluation.examples import BULLET, read_examples
from bot.evaluation.nearness import NEAR, SAME, Neighbour, Neighbourhood
from bot.evaluation.options import OUT
from bot.evaluation.questions import WrongQuestions

REPORT = "overlap.json"
CUT = 70


def report_overlap(path: Path) -> int:
    """Print and write each question's nearest examples; returns 1 when a question is one of them, else 0."""
    from knowledge.encoder import available_encoder, published_encoder

    texts = read_texts(path)
    found = Neighbourhood(read_examples(), available_encoder(published_encoder), OUT / "vectors").nearest(texts)
    OUT.mkdir(parents=True, exist_ok=True)
    written = OUT / REPORT
    with written.open("w", encoding="utf-8") as file:
        for text, near in zip(texts, found, strict=True):
            examples = [{**vars(one.example), "cosine": one.cosine, "same_words": one.same_words} for one in near]
            file.write(json.dumps({"text": text, "nearest": examples}, ensure_ascii=False) + "\n")
    sys.stdout.write("\n".join([*lines(texts, found), f"written to {written}"]) + "\n")
    return int(any(near and near[0].same for near in found))


def read_texts(path: Path) -> list[str]:
    """The questions of a file: JSON lines with a ``text``, or plain lines, with or without "- " before them.

    Raises:
        WrongQuestions: a line looks like JSON and is not, or has no text.
    """
    texts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            texts.append(str(json.loads(line)["text"]) if line.startswith("{") else line.strip().removeprefix(BULLET))
        except (ValueError, KeyError) as error:
            raise WrongQuestions(f"{path}, line {number}: a question with a text is expected ({error})") from error
    return texts


def lines(texts: Sequence[str], found: Sequence[Sequence[Neighbour]]) -> list[str]:
    """A line for each question, the nearest first, and what it comes to."""
    pairs = [(text, near[0]) for text, near in zip(texts, found, strict=True) if near]
    pairs.sort(key=lambda pair: (-pair[1].same_words, -pair[1].cosine, pair[0]))
    same = sum(one.same for _, one in pairs)
    close = sum(one.near and not one.same for _, one in pairs)
    return [
        *(_line(text, one) for text, one in pairs),
        f"{len(texts)} questions: {same} the same as an example (same words, or a cosine of {SAME:.2f} and more)",
        f"{close} near one ({NEAR:.2f} and more; 1 in 100 questions of another topic comes as near): read these",
    ]


def _line(text: str, one: Neighbour) -> str:
    mark = "SAME WORDS" if one.same_words else "SAME" if one.same else "near" if one.near else ""
    example = one.example
    return f"{mark:10} {one.cosine:.2f}  {text[:CUT]}  ~  {example.text[:CUT]} ({example.language} {example.topic})"
