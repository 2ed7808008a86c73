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

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

from ruamel.yaml import YAML, YAMLError

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
REST = "...."
_SENTENCE_ENDS = ".!?¿¡;\n"
_GAP = r"(?: [^ |]+){0,6}?"
_TOKEN = re.compile(r"\s*(?:\[(?P<group>[^\[\]]*)\]|<(?P<list>[a-z_]+)>|(?P<word>[^\s\[\]<>|]+))")


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
        self._general = _CounterPhrases(self._compiled("unless", None))
        self._unless = {danger: _CounterPhrases(self._compiled("unless", danger)) for danger in ORDER}
        self._say = {danger: _either(core for core, _ in self._compiled("say", danger)) for danger in ORDER}

    @classmethod
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
        heard = self._general.taken_out_of(fold(text, self._spellings))
        for danger in ORDER:
            if self._say[danger].search(self._unless[danger].taken_out_of(heard)):
                return danger
        return None

    def _compiled(self, field: str, danger: Optional[Danger]) -> List[Tuple[str, Tuple[bool, bool]]]:
        compiled = []
        for file in self.files:
            phrases = getattr(file if danger is None else file.dangers.get(danger, PhraseSet()), field)
            for phrase in phrases:
                try:
                    compiled.append(_Notation(file.lists, self._spellings).read(phrase, field == "unless"))
                except ValueError as error:
                    place = "unless" if danger is None else f"{danger.value} -> {field}"
                    raise DangerRulesInvalid(f"{file.name}, {place}: '{phrase}': {error}") from error
        return compiled


def fold(text: str, spellings: Mapping[str, str]) -> str:
    """``text`` as the phrases see it: " | la migra esta aqui | que hago | ".

    Small letters, no accents, letters that stand twice or more only once ("ayudaaa"), one space
    between words, "|" between sentences, common spellings written out ("k" -> "que").
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    signs = "".join(_sign(character) for character in plain if not unicodedata.combining(character))
    words = re.sub(r"([^\W\d_])\1+", r"\1", signs).split()
    return " | " + " ".join(spellings.get(word, word) for word in words) + " | "


def _plain(word: Any) -> str:
    return fold(str(word), {}).strip(" |")


def _sign(character: str) -> str:
    if character in _SENTENCE_ENDS:
        return " | "
    return character if character.isalnum() else " "


def _either(cores: Iterable[str]) -> re.Pattern[str]:
    """One pattern for many phrases (none: never found)."""
    alternatives = sorted(set(cores))
    return re.compile(f"(?:{'|'.join(alternatives)})(?= )" if alternatives else r"(?!)")


class _CounterPhrases:
    """Phrases that take their words (with ``....`` also what stands before or after) out of a message."""

    def __init__(self, compiled: Iterable[Tuple[str, Tuple[bool, bool]]]) -> None:
        cores: Dict[Tuple[bool, bool], List[str]] = {}
        for core, reach in compiled:
            cores.setdefault(reach, []).append(core)
        self._patterns = [(_either(group), reach) for reach, group in sorted(cores.items(), reverse=True)]

    def taken_out_of(self, folded: str) -> str:
        for pattern, (before, after) in self._patterns:
            position = 0
            while found := pattern.search(folded, position):
                start = folded.rfind("|", 0, found.start() + 1) + 1 if before else found.start()
                end = folded.find("|", found.end()) - 1 if after else found.end()
                folded = f"{folded[:start]} |{folded[end:]}"
                position = start + 2
        return folded


class _Notation:
    """Turns a phrase of the notation into the source of a regular expression."""

    def __init__(self, lists: Mapping[str, Tuple[str, ...]], spellings: Mapping[str, str]) -> None:
        self._lists = lists
        self._spellings = spellings

    def read(self, phrase: str, counter: bool) -> Tuple[str, Tuple[bool, bool]]:
        """The pattern, and whether a counter-phrase reaches to the sentence's beginning and end."""
        words = phrase.split()
        reach = (words[:1] == [REST], words[-1:] == [REST])
        if any(reach) and not counter:
            raise ValueError("'....' stands only in 'unless'; use '...'")
        core = self._sequence(" ".join(words[reach[0] : len(words) - reach[1]]))
        if re.compile(core).fullmatch(""):
            raise ValueError("every word is optional: it would be found everywhere")
        return core, reach

    def _sequence(self, phrase: str) -> str:
        parts, position = [], 0
        while position < len(phrase):
            token = _TOKEN.match(phrase, position)
            if token is None:
                raise ValueError(f"cannot read '{phrase[position:]}': a bracket is open, or an empty <list>")
            parts.append(self._part(token))
            position = token.end()
        return "".join(parts)

    def _part(self, token: re.Match[str]) -> str:
        if token["group"] is not None:
            return self._one_of(token["group"].split("|"))
        if token["list"] is None:
            return self._word(token["word"])
        if token["list"] not in self._lists:
            raise ValueError(f"the file has no list '{token['list']}'")
        return self._one_of(self._lists[token["list"]])

    def _one_of(self, alternatives: Iterable[str]) -> str:
        return f"(?:{'|'.join(self._sequence(alternative.strip()) for alternative in alternatives)})"

    def _word(self, word: str) -> str:
        if word == "...":
            return _GAP
        if word == "#":
            return r" \d+"
        begins = word.endswith("*")
        folded = fold(word.rstrip("*").replace("’", "'"), {} if begins else self._spellings)
        if "|" in folded.strip(" |") or not folded.strip(" |"):
            raise ValueError(f"'{word}' is no word: use letters, digits, ' and *")
        return " " + " ?".join(re.escape(part) for part in folded.strip(" |").split()) + ("[^ |]*" if begins else "")


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


def _phrase_set(told: Any) -> PhraseSet:
    return PhraseSet(**{field: _texts(phrases) for field, phrases in told.items()})


def _texts(phrases: Any) -> Tuple[str, ...]:
    if not isinstance(phrases, list) or not all(isinstance(phrase, (str, int)) for phrase in phrases):
        raise ValueError(f"'{phrases}' is not a list of phrases: write one per line after '- ', in quotes")
    return tuple(str(phrase) for phrase in phrases)
