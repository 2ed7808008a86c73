"""Which language a message is written in, and which one the conversation goes on in.

The first is a guess from letters and words. The second is *sticky*: a conversation changes its
language only on clear evidence, for a wrong change costs a person more than a late one. Names,
numbers, "ok", greetings and mixed messages change nothing; "English please" always does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.features import LEAST_FAMILIARITY, LexicalFeatures, accented_grams, words
from bot.nlu.foreign import ForeignLanguages
from bot.nlu.linear import LinearClassifier
from knowledge.search import likely_language

REQUESTS = Path(__file__).with_name("language_requests.yml")
DOUBTED = 0.95
"""Probability by the letters under which one of them may be the other: two trainings on the same examples gave a
message of three words 0.74 for Spanish, and 0.84 for Portuguese."""

CLEAR, CLEAR_IN_FEW = 0.9, 0.98
"""Confidence that changes the language of a conversation, and the same of the fewest words that can."""
FAIR, LIKELY = 0.6, 0.8
"""Confidence that is enough when the conversation has no language yet, and when it has only that of the page."""
FEWEST_WORDS = 3
"""A message with fewer words never changes the language of a conversation."""
SISTERS = ("es", "pt")
"""Languages that a few words are often in alike: "documento perdido"."""

ALIKE = 0.88
"""Probability by the letters under which one of them may be the other: two trainings on the same examples gave a
message of three words 0.74 for Spanish, and 0.84 for Portuguese."""

SPOKEN_THERE = 8.0
"""How many times likelier one of them is where a country is named that speaks it: "titulo de residencia portugal"."""

MOSTLY = 50.0
"""Of a hundred people, those who speak the language of a country at least."""

STRENGTH, ROUNDS = 30.0, 100
FEWEST_TEXTS = 3
"""What fewer texts have tells little, and is a third of all terms."""


@dataclass(frozen=True)
class Decision:
    """``code``: the language to go on in (None: not known yet); ``detected``: of this message alone.

    ``asked``: the message says nothing but that wish ("English please"). ``foreign``: it is in a language that is not
    spoken here.
    """

    code: str | None
    confidence: float
    detected: str | None
    asked: bool = False
    foreign: bool = False


@dataclass(frozen=True)
class LanguageRequests:
    """The names of languages, each a run of words, and the small words that may stand around one."""

    names: Mapping[tuple[str, ...], str]
    small_words: frozenset[str]

    @classmethod
    def read(cls, path: Path = REQUESTS) -> LanguageRequests:
        """Read the YAML file whose form its first lines describe."""
        from ruamel.yaml import YAML

        content: Mapping[str, Any] = YAML(typ="safe").load(path)
        names = {tuple(name.split()): code for code, said in content["names"].items() for name in said}
        return cls(names, frozenset(word for said in content["small_words"].values() for word in said))

    def asked(self, spoken: Sequence[str]) -> str | None:
        """The language that ``spoken`` (folded words) asks for, if it asks for one and nothing else."""
        rest, code = list(spoken), None
        named = [name for name in self.names if name[0] in rest]
        for name in sorted(named, key=len, reverse=True):
            for start in range(len(rest) - len(name) + 1):
                if tuple(rest[start : start + len(name)]) == name:
                    code = code or self.names[name]
                    del rest[start : start + len(name)]
                    break
        return code if all(word in self.small_words for word in rest) else None


@lru_cache(maxsize=1)
def spoken_in() -> Mapping[str, str]:
    """The sister language that is mostly spoken in a country, by the country's name in that language, if it is one word
    (CLDR)."""
    from babel import Locale
    from babel.languages import get_territory_language_info

    spoken: dict[str, str] = {}
    for language in SISTERS:
        for country, name in Locale(language).territories.items():
            share = get_territory_language_info(country).get(language, {}).get("population_percent", 0.0)
            if share > MOSTLY and len(names := words(name)) == 1:
                spoken[names[0]] = language
    return spoken


@dataclass(frozen=True)
class LanguageModel:
    """The trained detector; ``codes`` are the languages of the examples it learnt from."""

    codes: tuple[str, ...]
    lexical: LexicalFeatures
    classifier: LinearClassifier
    requests: LanguageRequests
    foreign: ForeignLanguages

    @classmethod
    def learn(cls, texts: Sequence[str], codes: Sequence[str]) -> LanguageModel:
        """Train on examples and the language each is written in."""
        lexical, rows = LexicalFeatures.learn(texts, FEWEST_TEXTS, accented_grams)
        classifier = LinearClassifier.fit(rows, codes, STRENGTH, ROUNDS)
        return cls(tuple(sorted(set(codes))), lexical, classifier, LanguageRequests.read(), ForeignLanguages.read())

    def detect(self, text: str) -> tuple[str | None, float]:
        """The likeliest language and its probability; None and 0 for what looks like no language that is known.

        The letters decide; where they are in doubt, as in a few words, the small words of each language do
        ("mi" is not Portuguese), of 312 messages of three to five words 0.98 instead of 0.95 are right; and where no
        small word does, the country that is named tells Spanish from Portuguese.
        """
        if not any(sign.isalpha() for sign in text):
            return None, 0.0
        row = self.lexical.row(text)
        if not len(row.columns) or row.familiarity < LEAST_FAMILIARITY:
            return None, 0.0
        probabilities = np.exp(self.classifier.log_probabilities_of_row(row.columns, row.values))
        best = int(np.argmax(probabilities))
        code, confidence = self.codes[best], float(probabilities[best])
        if confidence >= DOUBTED:
            return code, confidence
        by_words = likely_language(text)
        if by_words is None:
            first, second = (self.codes[at] for at in np.argsort(-probabilities)[:2])
            is_alike = {first, second} == set(SISTERS) and confidence < ALIKE
            return self._in_places(probabilities, words(text)) if is_alike else (code, confidence)
        return by_words, max(confidence, FAIR) if by_words == code else FAIR

    def _in_places(self, probabilities: NDArray[np.float32], spoken: Sequence[str]) -> tuple[str | None, float]:
        """The likeliest language and its probability, in the light of the countries that are named."""
        there = {language for word in spoken if (language := spoken_in().get(word)) is not None}
        known = probabilities * [SPOKEN_THERE if code in there else 1.0 for code in self.codes]
        known /= known.sum()
        best = int(np.argmax(known))
        return self.codes[best], float(known[best])

    def decide(self, text: str, current: str | None, settled: bool = True) -> Decision:
        """Detect the language of ``text`` and say which one the conversation goes on in.

        Not ``settled``: ``current`` is only what the page began in. The telephone of a sister or an
        employer says little about who writes, so three words that are likely outweigh it.
        """
        spoken = words(text)
        asked = self.requests.asked(spoken)
        if asked is not None:
            return Decision(asked, 1.0, asked, asked=True)
        if self.foreign.hears(text):
            return Decision(current, 0.0, None, foreign=True)
        detected, confidence = self.detect(text)
        is_of_page = not settled and len(spoken) >= FEWEST_WORDS
        free = confidence >= FAIR if current is None else (is_of_page and confidence >= LIKELY)
        if detected == current or free:
            return Decision(detected, confidence, detected)
        enough = CLEAR if len(spoken) > FEWEST_WORDS else CLEAR_IN_FEW
        clear = current is not None and confidence >= enough and self._is_all_in(detected, text)
        return Decision(detected if clear else current, confidence, detected)

    def _is_all_in(self, code: str | None, text: str) -> bool:
        """Whether ``text`` is long enough and both its halves are in ``code``: a mixed message is not."""
        spoken = [word for word in text.split() if any(letter.isalpha() for letter in word)]
        half = len(spoken) // 2
        halves = (" ".join(spoken[:half]), " ".join(spoken[half:]))
        return len(spoken) >= FEWEST_WORDS and all(self.detect(part)[0] == code for part in halves)

    def save(self, folder: Path) -> None:
        """Write ``language.json`` and ``language.npz`` into ``folder``."""
        about = {"codes": self.codes, "vocabulary": self.lexical.vocabulary}
        (folder / "language.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        arrays = {"idf": self.lexical.idf, "weights": self.classifier.weights, "bias": self.classifier.bias}
        np.savez(folder / "language.npz", **arrays)

    @classmethod
    def load(cls, folder: Path) -> LanguageModel:
        """Read what :meth:`save` wrote."""
        about = json.loads((folder / "language.json").read_text(encoding="utf-8"))
        with np.load(folder / "language.npz", allow_pickle=False) as arrays:
            lexical = LexicalFeatures(about["vocabulary"], arrays["idf"], accented_grams)
            classifier = LinearClassifier(arrays["weights"], arrays["bias"])
        return cls(tuple(about["codes"]), lexical, classifier, LanguageRequests.read(), ForeignLanguages.read())
