"""Immediate danger, recognised by phrases that people review like content: no model, no network, no database.

The phrases stand in ``danger/<language>.yml``. Those of every language are tried on every message,
because people mix languages. A phrase is written in plain words, and with:

    word*      words that begin so                       sangr*  = sangre, sangrando
    [a|b c]    one of these; an empty one: or nothing    [mi|la|] puerta
    ...        up to six words between                  migra ... puerta
    #          a number                                  tengo # años
    don't      dont, don t, don't
    <name>     one of the list ``name`` of the same file
    ....       first or last, only in ``unless``: everything before, or after, in the sentence

``say`` are the phrases of a danger. ``unless`` are counter-phrases (general questions, long ago, jokes):
no veto, they *take their words out* of the message, and what is left is still heard, so that
"la migra está en mi puerta, qué hago si entran" keeps its first half.

Where several dangers are told, the first of ``ORDER`` is answered: what kills soonest comes first, and
among equals the plan that says more. A place where rescue must first find the person goes before the
injury (the number is the same, the plan adds the position); captivity goes before blows (whoever is held
is often beaten too), but a partner who locks one in is violence; a raid comes last, because its plan calls
nobody who could save a life.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, Mapping, Optional, Tuple

from ruamel.yaml import YAML, YAMLError

from bot.nlu.danger_phrases import Notation, Phrase, PhraseBook, fold, keys
from knowledge.vocabulary import Danger

ORDER = (
    Danger.LOST,
    Danger.MEDICAL,
    Danger.TRAFFICKING,
    Danger.VIOLENCE,
    Danger.SELF_HARM,
    Danger.CHILD_ALONE,
    Danger.RAID,
)


class DangerRulesInvalid(ValueError):
    """A rule file cannot be used; the message says which, where, and how to mend it."""


@dataclass(frozen=True)
class PhraseSet:
    """What one file says of one danger: phrases, counter-phrases, and the examples that prove both."""

    say: Tuple[str, ...] = ()
    unless: Tuple[str, ...] = ()
    examples: Tuple[str, ...] = ()
    counter_examples: Tuple[str, ...] = ()


@dataclass(frozen=True)
class RuleFile:
    """One ``<language>.yml``: spellings, lists, counter-phrases for all dangers, and the dangers."""

    name: str
    dangers: Mapping[Danger, PhraseSet]
    spellings: Mapping[str, str]
    lists: Mapping[str, Tuple[str, ...]]
    unless: Tuple[str, ...]


class DangerRules:
    """The phrases of every language, compiled once and tried on each message."""

    def __init__(self, files: Iterable[RuleFile]) -> None:
        """Raises DangerRulesInvalid for a phrase that is not in the notation."""
        self.files = tuple(files)
        self._spellings: Dict[str, str] = {}
        for file in self.files:
            self._spellings.update(file.spellings)
        self._general = PhraseBook(self._read("unless", None))
        self._unless = {danger: PhraseBook(self._read("unless", danger)) for danger in ORDER}
        self._say = {danger: PhraseBook(self._read("say", danger)) for danger in ORDER}
        books = (self._general, *self._unless.values(), *self._say.values())
        self._needs = frozenset().union(*(book.needs for book in books))

    @classmethod
    @lru_cache(maxsize=2)  # the understanding and the danger desk share one
    def load(cls, folder: Path) -> DangerRules:
        """Read every ``*.yml`` of ``folder``. Raises DangerRulesInvalid when one cannot be used."""
        paths = sorted(folder.glob("*.yml"))
        if not paths:
            raise DangerRulesInvalid(f"{folder}: no danger rules (*.yml): restore them from the repository")
        return cls(_read(path) for path in paths)

    def recognise(self, text: str) -> Optional[Danger]:
        """The danger that ``text`` tells of, happening now or just now; None when it tells of none.

        A comma may join a danger ("my son, he is not breathing") or part a question from it ("what
        are my rights, ICE is outside"): both readings are tried.
        """
        return self._heard_in(text) or (self._heard_in(text.replace(",", ".")) if "," in text else None)

    def _heard_in(self, text: str) -> Optional[Danger]:
        folded = fold(text, self._spellings)
        words = keys(folded) & self._needs  # each of many books looks for its own among them
        heard = self._general.taken_out_of(folded, words)
        for danger in ORDER:
            say = self._say[danger]
            # Most messages have no phrase of most dangers: only then what speaks against one is looked for.
            if say.found_in(heard, words) and say.found_in(self._unless[danger].taken_out_of(heard, words), words):
                return danger
        return None

    def _read(self, field: str, danger: Optional[Danger]) -> Iterator[Phrase]:
        for file in self.files:
            notation = Notation(file.lists, self._spellings)
            for phrase in getattr(file if danger is None else file.dangers.get(danger, PhraseSet()), field):
                try:
                    yield notation.read(phrase, counter=field == "unless")
                except ValueError as error:
                    place = "unless" if danger is None else f"{danger.value} -> {field}"
                    raise DangerRulesInvalid(f"{file.name}, {place}: '{phrase}': {error}") from error


def _read(path: Path) -> RuleFile:
    try:
        told = YAML(typ="safe").load(path.read_text(encoding="utf-8")) or {}
        dangers = {Danger(name): _phrase_set(phrases) for name, phrases in told.pop("dangers").items()}
        return RuleFile(
            name=path.name,
            dangers=dangers,
            spellings={_plain(short): _plain(whole) for short, whole in told.pop("spellings", {}).items()},
            lists={name: _texts(phrases) for name, phrases in told.pop("lists", {}).items()},
            unless=_texts(told.pop("unless", [])),
            **told,
        )
    except (YAMLError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DangerRulesInvalid(f"{path}: {error} (expected: spellings, lists, unless, dangers)") from error


def _plain(word: Any) -> str:
    return fold(str(word), {}).strip(" |")


def _phrase_set(told: Any) -> PhraseSet:
    return PhraseSet(**{field: _texts(phrases) for field, phrases in told.items()})


def _texts(phrases: Any) -> Tuple[str, ...]:
    if not isinstance(phrases, list) or not all(isinstance(phrase, (str, int)) for phrase in phrases):
        raise ValueError(f"'{phrases}' is not a list of phrases: write one per line after '- ', in quotes")
    return tuple(str(phrase) for phrase in phrases)
