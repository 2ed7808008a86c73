"""What a message needs: the message without the thanks before it, and without what it says that it is not about.

"Thanks so much. I do not want asylum, where can I eat" asks where to eat; its other words pull towards small talk and
asylum. Danger is heard in the whole message all the same, but for what it denies (``Turns.to_be_heard``).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, Iterable, List

from bot.nlu.features import fold, words

WORDS = Path(__file__).with_name("needs.yml")

NEEDED = 2
"""Words at least that say what somebody needs."""

LONGEST_REFUSAL = 6
"""Words of a clause at most that only says what is not meant; a longer one tells more."""

LONGEST_CONTRAST = 4
"""The same of a clause that only begins with a "not", of a message that begins with a no: "no, school, not money"."""

_SIGNS = frozenset(".,;:!…")
CLAUSE = re.compile(r"[^.,;:!?¡¿\n…]+[.,;:!?\n…]*\s*")
_SENTENCE = re.compile(r"[^.!?\n…]+[.!?\n…]+\s*")


class Needs:
    """Knows these phrases in every language at once."""

    def __init__(self, path: Path = WORDS) -> None:
        """Read the phrases."""
        from ruamel.yaml import YAML

        told: Dict[str, Any] = YAML(typ="safe").load(path)
        before, after = ([*told[where], *told["fillers"]] for where in ("polite", "after"))
        self._polite = re.compile(rf"[\s¡¿]*(?:(?:{_any(before)})(?![^\W_])[\s.,;:!…¡¿]*)+")
        self._thanks = re.compile(rf"(?<![^\W_])[\s.,;:!…¡¿]*(?:\b(?:{_any(after)})(?![^\W_])[\s.,;:!…]*)+$")
        self._refuses = re.compile(rf"(?:{_any(told['refuses'])})\b")
        self._but = re.compile(rf"^\s*(?:{_any(told['but'])})\s+", re.IGNORECASE)
        self._tells = re.compile(rf"(?:{_any(told['tells'])})\b")
        self._denies = re.compile(rf"(?:(?:no|nao|non) )?(?:{_any(told['denies'])})")
        no, always, begun = (_any(told[where]) for where in ("opens", "opens_always", "opens_before"))
        sign = r"\s*[,.;:!]\s*"
        self._opens = re.compile(rf"\W*(?:(?:{always})(?:{sign}|\s+)|(?:{no})(?:{sign}|\s+(?=(?:{begun})\b)))")
        self._contrasts = re.compile(rf"(?:{_any(told['contrasts'])}) (?!(?:{_any(told['lacks'])})\b)")

    def of(self, text: str, answered: bool = False) -> str:
        """``text`` without what is said around the need, or all of it where too little would be left.

        ``answered``: the message follows an answer, of which it may say that it was not meant.
        """
        text = self._without_thanks(text)
        if not answered:
            return text
        opening = self._opens.match(fold(text))
        clauses: List[str] = CLAUSE.findall(text[opening.end() :] if opening else text)
        meant = [one for one in clauses if not (self._is_refusal(one) or (opening and self._is_contrast(one)))]
        return _if_enough("".join(meant).strip(), text)

    def refuses(self, text: str) -> bool:
        """Whether a text begins with a clause that only says what is not meant: "it's not the landlord, it's ..."."""
        clauses: List[str] = CLAUSE.findall(self._without_thanks(text))
        return len(clauses) > 1 and self._is_refusal(self._but.sub("", clauses[0]))

    def _without_thanks(self, text: str) -> str:
        """Without a sign after them those before it are followed by a name as well as by a need: "gracias mi reina"."""
        if thanks := self._thanks.search(fold(text)):
            text = _if_enough(text[: thanks.start()].rstrip(), text)
        polite = self._polite.match(fold(text))
        if polite is None:
            return text
        has_sign = polite[0].rstrip(" ")[-1:] in _SIGNS
        return _if_enough(text[polite.end() :], text, NEEDED if has_sign else NEEDED + 1)

    def _is_refusal(self, clause: str) -> bool:
        """Whether a clause says that something is not meant ("no, not asylum"), and tells nothing of its own ("I do not
        want to live")."""
        said = " ".join(words(clause))
        if self._denies.fullmatch(said):
            return True
        is_short = len(said.split()) <= LONGEST_REFUSAL and "?" not in clause
        return is_short and bool(self._refuses.match(said)) and not self._tells.match(said)

    def _is_contrast(self, clause: str) -> bool:
        """Whether a clause behind a no names what is not meant, and tells of nothing that somebody lacks."""
        said = " ".join(words(clause))
        return len(said.split()) <= LONGEST_CONTRAST and bool(self._contrasts.match(said))


def after_first(text: str) -> str:
    """What comes after the first sentence; "" where nothing does."""
    first = _SENTENCE.match(text)
    return text[first.end() :] if first else ""


def _if_enough(rest: str, text: str, needed: int = NEEDED) -> str:
    return rest if len(words(rest)) >= needed else text


def _any(phrases: Iterable[str]) -> str:
    """A pattern of any of the phrases, the longest first."""
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
