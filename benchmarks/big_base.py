"""A knowledge base of ten thousand made-up entries, built as the real one is, and how fast it is searched.

The made-up entries have the words of the real ones, as often as those have them, in other order, and a vector
each that means nothing: comparing it takes as long. The questions are encoded for real.
"""

from __future__ import annotations

import random
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.figures import percentile
from knowledge import Entry, KnowledgeBase
from knowledge.address import Address
from knowledge.build import BuildReport, build
from knowledge.encoder import available_encoder
from knowledge.promises.wording import HARDEST
from knowledge.readability import readability
from knowledge.reading import CONTENT

LANGUAGES = ("es", "en")
COUNTRIES = ("US", "MX", "GT", "SV", "HN", "EC", "CO", "PE", "BR", "CL", "AR", "ES", "FR", "IT", "PT", "SN", "MA", "CA")
SENTENCES, SENTENCE_WORDS = 5, 9
ENTRY = """\
kind: service
topics: [{topic}]
status: active
applies_in: [{country}]
sources:
  - {{publisher: Benchmark, title: made up, url: null, date: '2026-01-01', supports: nothing}}
checked_on: '2026-01-02'
checked_by: desk-research
confidence: low
text:
"""
SAYING = """\
  {language}:
    title: "{title}"
    question: "{question}"
    answer: "{answer}"
    steps: ["{first}", "{second}", "{third}"]
    translation: {{origin: machine}}
"""


class MadeUpEncoder:
    """Gives every text a vector of its own that means nothing; named as the real one, whose place it takes."""

    def __init__(self, name: str, numbers: int) -> None:
        self.name = name
        self.languages = frozenset(("es", "en", "pt", "fr", "ht"))
        self._chance = np.random.default_rng(1)
        self._numbers = numbers

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text."""
        return self._chance.standard_normal((len(texts), self._numbers), dtype=np.float32)


@dataclass(frozen=True)
class Searched:
    """What a large base took: entries and seconds of its build, p50 and p95 in milliseconds of either question."""

    entries: int
    build_seconds: float
    search: Tuple[float, float]
    look_up: Tuple[float, float]

    @property
    def p95_ms(self) -> float:
        """The slower one's p95."""
        return max(self.search[1], self.look_up[1])


def search_large_base(
    real: Path, folder: Path, count: int, questions: Sequence[str], where: Optional[Address] = None
) -> Searched:
    """Build a base of ``count`` entries and ask it these questions.

    ``real``: the built base; ``folder``: an empty one; ``where``: of the large base, a file in ``folder`` if None.
    """
    where = where or folder / "large.db"
    known = KnowledgeBase.open(real)
    topics = [topic.slug for topic in known.topics() if topic.slug != "emergency"]
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    missing = count - len(list((content / "entries").glob("*/*.yml")))
    write_entries(content / "entries", missing, words_of(known.entries()), topics)
    encoder = available_encoder()
    made_up = MadeUpEncoder(encoder.name, encoder.encode(["hola"]).shape[1]) if encoder else None
    built = build(content, where, lambda: made_up)
    return _asked(built, KnowledgeBase.open(where, encoder=encoder), topics, questions)


def _asked(built: BuildReport, base: KnowledgeBase, topics: Sequence[str], questions: Sequence[str]) -> Searched:
    chance = random.Random(2)
    searching, looking = [], []
    for question in questions:
        residence, origin, topic = chance.choice(COUNTRIES), chance.choice(COUNTRIES), chance.choice(topics)
        searching.append(_milliseconds(lambda: base.search(question, residence, origin)))  # noqa: B023
        looking.append(_milliseconds(lambda: base.look_up(topic, residence, origin)))  # noqa: B023
    return Searched(built.entries, built.seconds, _percentiles(searching), _percentiles(looking))


def words_of(entries: Sequence[Entry]) -> Dict[str, List[str]]:
    """Every word of the texts per language, as often as it stands there. No digits: numbers are contacts."""
    words: Dict[str, List[str]] = {language: [] for language in LANGUAGES}
    for entry in entries:
        for language in LANGUAGES:
            saying = entry.text[language]
            text = " ".join((saying.title, saying.question, saying.answer, *saying.steps))
            words[language] += re.findall(r"[^\W\d_]+", text)
    return words


def write_entries(folder: Path, count: int, words: Mapping[str, Sequence[str]], topics: Sequence[str]) -> None:
    """Write so many made-up entries, the same every time."""
    chance = random.Random(1)
    for number in range(count):
        country = chance.choice((*COUNTRIES, "INT"))
        parts = [ENTRY.format(topic=chance.choice(topics), country=country)]
        parts += [_saying(language, words[language], chance) for language in LANGUAGES]
        file = folder / country.lower() / f"made-up-{number:06}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(parts), encoding="utf-8")


def _saying(language: str, words: Sequence[str], chance: random.Random) -> str:
    def some(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    while True:
        answer = ". ".join(some(SENTENCE_WORDS) for _ in range(SENTENCES))[:400]
        steps = [some(SENTENCE_WORDS) for _ in range(3)]
        if readability("\n".join([answer, *steps])).lix <= HARDEST:
            break
    first, second, third = steps
    return SAYING.format(
        language=language, title=some(5), question=some(9), answer=answer, first=first, second=second, third=third
    )


def _percentiles(values: Sequence[float]) -> Tuple[float, float]:
    return round(percentile(values, 0.5), 3), round(percentile(values, 0.95), 3)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
