"""The notation of the danger phrases (told at the top of ``danger.py``), and finding them quickly in a message.

A phrase becomes a regular expression; repetition is bounded everywhere, so that no message can make
it slow. Beside it stand the words without which it cannot be found: an index over them picks the few
phrases that are worth trying, and only those are ever compiled.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Dict, FrozenSet, Iterable, List, Mapping, Optional, Set, Tuple

from bot.nlu.features import Letters

REST = "...."
LONGEST_BEGINNING = 16
_SENTENCE_ENDS = ".!?¿¡;\n"
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_GAP = r"(?: [^ |]+){0,6}?"
_TOKEN = re.compile(r"\s*(?:\[(?P<group>[^\[\]]*)\]|<(?P<list>[a-z_]+)>|(?P<word>[^\s\[\]<>|]+))")
_Needs = Optional[FrozenSet[str]]
"""Words one of which must stand in the message ("sangr*": a beginning); None: nothing is needed."""


def fold(text: str, spellings: Mapping[str, str]) -> str:
    """``text`` as the phrases see it: " | la migra esta aqui | que hago | ".

    Small letters, no accents, letters that stand twice or more only once ("ayudaaa"), one space
    between words, "|" between sentences, common spellings written out ("k" -> "que").
    """
    signs = unicodedata.normalize("NFKD", text.lower()).translate(_SIGNS)
    words = _DOUBLED.sub(r"\1", signs).split()
    return " | " + " ".join(spellings.get(word, word) for word in words) + " | "


def _sign(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    if character in _SENTENCE_ENDS:
        return " | "
    return character if character.isalnum() else " "


_SIGNS = Letters(_sign)


def keys(folded: str) -> Set[str]:
    """What the words of a message answer to in the index: themselves and their beginnings."""
    words = set(folded.split())
    return words | {f"{word[:end]}*" for word in words for end in range(1, min(len(word), LONGEST_BEGINNING) + 1)}


@dataclass(frozen=True)
class Phrase:
    """One phrase, ready: its pattern, whether it reaches to the sentence's beginning and end, what it needs."""

    pattern: str
    before: bool
    after: bool
    needs: FrozenSet[str]


class PhraseBook:
    """Many phrases, of which only those are tried whose words stand in the message."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = sorted(set(phrases), key=lambda p: (not p.before, not p.after, p.pattern))
        self._patterns: Dict[int, re.Pattern[str]] = {}
        self._index: Dict[str, List[int]] = {}
        for number, phrase in enumerate(self._phrases):
            for need in phrase.needs:
                self._index.setdefault(need, []).append(number)
        self.needs = frozenset(self._index)
        """The words, and beginnings of words, one of which a message must have."""

    def found_in(self, folded: str, keys: Set[str]) -> bool:
        """Whether one of the phrases stands in the message."""
        return not self.needs.isdisjoint(keys) and any(pattern.search(folded) for _, pattern in self._near(keys))

    def taken_out_of(self, folded: str, keys: Set[str]) -> str:
        """The message without these phrases (and without what stands before or after, where they reach)."""
        if self.needs.isdisjoint(keys):  # as of nearly every book
            return folded
        for phrase, pattern in self._near(keys):
            position = 0
            while found := pattern.search(folded, position):
                start = folded.rfind("|", 0, found.start() + 1) + 1 if phrase.before else found.start()
                end = folded.find("|", found.end()) - 1 if phrase.after else found.end()
                folded = f"{folded[:start]} |{folded[end:]}"
                position = start + 2
        return folded

    def covers(self, folded: str, keys: Set[str], small: FrozenSet[str]) -> bool:
        """Whether phrases, at least one, and beside them ``small`` words only make up the whole message."""
        found = [match for _, pattern in self._near(keys) for match in pattern.finditer(folded)]
        rest = folded
        for match in sorted(found, key=lambda match: match.start() - match.end()):  # the longest first
            rest = rest.replace(match[0] + " ", " ", 1)
        return bool(found) and small.issuperset(rest.replace("|", " ").split())

    def _near(self, keys: Set[str]) -> Iterable[Tuple[Phrase, re.Pattern[str]]]:
        for number in sorted({number for key in self.needs & keys for number in self._index[key]}):
            if number not in self._patterns:
                self._patterns[number] = re.compile(f"{self._phrases[number].pattern}(?= )")
            yield self._phrases[number], self._patterns[number]


class Notation:
    """Reads phrases; raises ValueError for one that is not in the notation."""

    def __init__(self, lists: Mapping[str, Tuple[str, ...]], spellings: Mapping[str, str]) -> None:
        self._lists = lists
        self._spellings = spellings

    def read(self, phrase: str, counter: bool) -> Phrase:
        """The phrase, ready; ``counter``: it may begin and end with ``....``."""
        words = phrase.split()
        before, after = words[:1] == [REST], words[-1:] == [REST]
        if (before or after) and not counter:
            raise ValueError("'....' stands only in 'unless'; use '...'")
        pattern, needs = self._sequence(" ".join(words[before : len(words) - after]))
        if needs is None:
            raise ValueError("every word is optional: it would be found everywhere")
        return Phrase(pattern, before, after, needs)

    def _sequence(self, phrase: str) -> Tuple[str, _Needs]:
        pattern, least, position = "", None, 0
        while position < len(phrase):
            token = _TOKEN.match(phrase, position)
            if token is None:
                raise ValueError(f"cannot read '{phrase[position:]}': a bracket is open, or an empty <list>")
            part, needs = self._part(token)
            pattern += part
            if needs is not None and (least is None or len(needs) < len(least)):
                least = needs
            position = token.end()
        return pattern, least

    def _part(self, token: re.Match[str]) -> Tuple[str, _Needs]:
        if token["group"] is not None:
            return self._one_of(token["group"].split("|"))
        if token["list"] is None:
            return self._word(token["word"])
        if token["list"] not in self._lists:
            raise ValueError(f"the file has no list '{token['list']}'")
        return self._one_of(self._lists[token["list"]])

    def _one_of(self, alternatives: Iterable[str]) -> Tuple[str, _Needs]:
        read = [self._sequence(alternative.strip()) for alternative in alternatives]
        needs = [need for _, need in read if need is not None]
        longest_first = sorted((part for part, _ in read), key=len, reverse=True)  # "go to them" before "go"
        pattern = f"(?:{'|'.join(longest_first)})"
        return pattern, frozenset().union(*needs) if len(needs) == len(read) else None

    def _word(self, word: str) -> Tuple[str, _Needs]:
        if word == "...":
            return _GAP, None
        if word == "#":
            return r" \d+", None
        begins = word.endswith("*")
        parts = fold(word.rstrip("*"), {} if begins else self._spellings).strip(" |").split()
        if not parts or "|" in parts:
            raise ValueError(f"'{word}' is no word: use letters, digits, ' and *")
        if begins:
            joined = f"{''.join(parts)[:LONGEST_BEGINNING]}*"
            return " " + " ?".join(parts) + "[^ |]*", frozenset({joined} | set(parts[:1] if parts[1:] else ()))
        return " " + " ?".join(parts), frozenset((parts[0], "".join(parts)))
