"""Scripted dialogues: how their files are read, and what an answer is held against. The notation is in README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator, Mapping, Optional

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "dialogues"
PLACES = ("origin", "residence", "destination", "transit", "corridor", "city")
CHECKS = {*PLACES, "language", "topic", "first_entry", "not_entries", "emergency", "offers", "says", "handoff", "words",
          "not_words"}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One thing said, or pressed, and what is expected of the answer."""

    say: Optional[str]
    press: Optional[str]
    expect: Mapping[str, Any]


@dataclass(frozen=True)
class Dialogue:
    """``organisation``: shipped (no line, no chats), open or closed."""

    language: str
    area: str
    name: str
    steps: tuple[Step, ...]
    organisation: str = field(default="shipped")

    def __str__(self) -> str:
        return f"{self.language}/{self.area}: {self.name}"


def dialogues() -> Iterator[Dialogue]:
    """Every dialogue of every file. Raises ValueError for a check that does not exist."""
    for file in sorted(FOLDER.glob("*/*.yml")):
        for told in YAML(typ="safe").load(file):
            steps = tuple(Step(turn.get("say"), _text(turn.get("press")), turn["expect"]) for turn in told["turns"])
            unknown = {check for step in steps for check in step.expect} - CHECKS
            if unknown:
                raise ValueError(f"{file}: {told['name']}: no such check: {', '.join(sorted(unknown))}")
            yield Dialogue(file.parent.name, file.stem, told["name"], steps, told.get("organisation", "shipped"))


def open_dialogues() -> frozenset[str]:
    """The dialogues that do not go as they were written yet ("language/area: name")."""
    return frozenset(YAML(typ="safe").load(FOLDER / "open.yml") or ())


def _text(value: Any) -> Optional[str]:
    return None if value is None else str(value)


class Judge:
    """Compares answers with what was expected; knows the phrases and the titles of plans."""

    def __init__(self, office: Any) -> None:
        self._phrases = office.phrasebook
        self._plans = {
            said.title: plan.danger.value
            for plan in office.knowledge.danger_plans()
            for said in plan.text.values()
            if plan.danger
        }

    def faults(self, answer: Mapping[str, Any], expect: Mapping[str, Any], language: str) -> list[str]:
        """What is not as expected, a line each."""
        wanted = {"language": language, **expect}
        checks = [self._fault(answer, name, value) for name, value in wanted.items()]
        return [fault for fault in checks if fault]

    def _fault(self, answer: Mapping[str, Any], name: str, value: Any) -> Optional[str]:
        entries, language = answer["entries"], answer["language"]
        said, titles = "\n".join(answer["reply"]), [choice["title"] for choice in answer["choices"]]
        whole = "\n".join([said, *titles]).casefold()
        state = (answer["handoff"] or {}).get("state")
        wrong = {
            "first_entry": lambda: entries[:1] if not set(entries[:1]) & set(value) else [],
            "not_entries": lambda: set(entries) & set(value),
            "handoff": lambda: [] if state == value else [state],
            "offers": lambda: [each for each in value if not self._is_offered(each, titles, language)],
            "says": lambda: [each for each in value if not self.pattern(each, language).search(said)],
            "words": lambda: [each for each in value if str(each).casefold() not in whole],
            "not_words": lambda: [each for each in value if str(each).casefold() in whole],
        }
        if name == "first_entry" and not entries:
            return f"no entry, none of {value}"
        if name in wrong:
            found = wrong[name]()
            return f"{name}: {found}, expected {value}; offered {titles}" if found else None
        right = answer.get(name) in (value if isinstance(value, list) else [value])
        return None if right else f"{name} is {answer.get(name)}, not {value}"

    def _is_offered(self, wanted: str, titles: list[str], language: str) -> bool:
        """By the key of a phrase, or by the title itself; a plan is offered by the name of its danger."""
        danger = self._plans.get(wanted)
        names = {self.title(wanted, language)} | ({self.title(f"danger_{danger}", language)} if danger else set())
        return not names.isdisjoint(titles)

    def title(self, wanted: str, language: str) -> str:
        """The words of a button that a script names by the key of its phrase, or by its words."""
        keys = re.fullmatch(r"(choice|danger)_[a-z_]+", wanted)
        return str(self._phrases.say(wanted, language)) if keys else wanted

    def pattern(self, key: str, language: str) -> re.Pattern[str]:
        """A phrase as it stands in an answer: anything where its values are."""
        raw = self._phrases.say(key, language)
        parts = [re.escape(part).replace(r"\ ", r"\s+") for part in re.split(r"\{[a-z_]+\}", raw.strip())]
        return re.compile(".*?".join(parts), re.DOTALL)
