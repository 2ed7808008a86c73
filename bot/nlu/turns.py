"""How people turn away from what they were just told: "no, I mean the other one", "I am safe, but where do I go now".

What was told then is no hint of what is meant, and the danger that was told of is over.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from ruamel.yaml import YAML

from bot.nlu.danger_phrases import Notation, PhraseBook, fold, keys
from bot.nlu.needs import CLAUSE

BESIDE = 3
"""Words at most beside a denial in a clause that says nothing else: "no nobody hit me"."""

TURNS = Path(__file__).with_name("turns.yml")


class Turns:
    """Knows these phrases in every language at once."""

    def __init__(self, path: Path = TURNS) -> None:
        """Raises ValueError for a phrase that is not in the notation (told at the top of ``danger.py``)."""
        told: Dict[str, Any] = YAML(typ="safe").load(path)
        self._spellings: Dict[str, str] = told["spellings"]
        notation = Notation({}, self._spellings)
        self._safe = PhraseBook(notation.read(phrase, counter=False) for phrase in told["safe"]["say"])
        self._safe_alone = frozenset(fold(said, {}).strip(" |") for said in told["safe_alone"])
        self._unsafe = PhraseBook(notation.read(phrase, counter=True) for phrase in told["safe"]["unless"])
        self._earnest = PhraseBook(notation.read(phrase, counter=True) for phrase in told["no_danger"]["unless"])
        self._calm = PhraseBook(notation.read(phrase, counter=False) for phrase in told["no_danger"]["say"])
        self._accident = PhraseBook(notation.read(phrase, counter=False) for phrase in told["accident"]["say"])
        self._meant = PhraseBook(notation.read(phrase, counter=True) for phrase in told["accident"]["unless"])
        self._meant_instead = PhraseBook(notation.read(phrase, counter=False) for phrase in told["means"]["say"])
        self._denials = tuple(f"{beginning} " for beginning in told["denies"])
        self._others = tuple(f"{beginning} " for beginning in told["denies_not"])

    def says_safe(self, text: str) -> bool:
        """Whether somebody says that they are safe, whatever else they say."""
        folded = fold(text, self._spellings)
        words = keys(folded)
        said = self._unsafe.taken_out_of(folded, words)
        return self._safe.found_in(said, words) or not self._safe_alone.isdisjoint(map(str.strip, said.split("|")))

    def without_calm(self, text: str) -> str | None:
        """What else is said, where somebody says that nothing of danger happens: "nobody hits me"; None where nobody
        does. A comma parts sentences: "no, he hits me" says the reverse."""
        folded = fold(text.replace(",", "."), self._spellings)
        words = keys(folded)
        earnest = self._earnest.taken_out_of(folded, words)
        if not self._calm.found_in(earnest, words):
            return None
        return self._calm.taken_out_of(earnest, words).replace("|", ".")

    def to_be_heard(self, text: str) -> str:
        """``text`` as it was written, without the clauses that say little else than that nothing of danger happens."""
        return "".join(clause for clause in CLAUSE.findall(text) if not self._is_calm(clause))

    def _is_calm(self, clause: str) -> bool:
        rest = self.without_calm(clause)
        return rest is not None and len(rest.replace(".", " ").split()) <= BESIDE

    def tells_of_accident(self, text: str) -> bool:
        """Whether a vehicle or a fall hurt somebody, and nothing says that somebody meant it."""
        folded = fold(text, self._spellings)
        words = keys(folded)
        return self._accident.found_in(self._meant.taken_out_of(folded, words), words)

    def says_what_is_meant(self, text: str) -> bool:
        """Whether ``text`` says that another thing was meant, and names it: "not that, I mean the rent"."""
        folded = fold(text.replace(",", " "), self._spellings)
        return self._meant_instead.found_in(folded, keys(folded))

    def denies(self, text: str) -> bool:
        """Whether ``text`` begins with saying that what was answered is not what was meant."""
        said = fold(text.replace(",", "."), self._spellings).lstrip(" |")
        return said.startswith(self._denials) and not said.startswith(self._others)
