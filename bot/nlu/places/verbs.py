"""What the verb of a sentence makes of the small word before a place.

"a Honduras" is a destination, but in "volver a Honduras" it is the home country. ``verbs.yml`` says, for each kind
of verb, what becomes of each small word: right beside the verb (``near``), and up to five words on (``far``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Sequence

VERBS = Path(__file__).with_name("verbs.yml")
FAR = 5
NO_WORD = "none"

Reading = Mapping[str, str]


@dataclass(frozen=True)
class Verbs:
    """``near`` and ``far``: what each verb makes of a small word's role; ``between`` and ``stops``: see the file;
    ``send``: the verbs of sending."""

    near: Mapping[str, Reading]
    far: Mapping[str, Reading]
    between: frozenset[str]
    stops: frozenset[str]
    send: frozenset[str]

    @classmethod
    def read(cls, path: Path = VERBS) -> Verbs:
        """Read the YAML file."""
        from ruamel.yaml import YAML

        content: Mapping[str, Any] = YAML(typ="safe").load(path)
        near: dict[str, Reading] = {}
        far: dict[str, Reading] = {}
        for kind in content["kinds"].values():
            for verb in kind["verbs"]:
                near[verb] = kind.get("near", {})
                far[verb] = kind.get("far", {})
        send = (verb for kind in content["kinds"].values() if kind.get("sends") for verb in kind["verbs"])
        return cls(near, far, frozenset(content["between"]), frozenset(content["stops"]), frozenset(send))

    def reading(self, words: Sequence[str], floor: int, end: int, role: str | None) -> str | None:
        """What the verb between ``floor`` and ``end`` makes of a small word of ``role``; None where there is none."""
        if end > floor and words[end - 1] in self.between and role is not None:
            end -= 1
        said = role or NO_WORD
        if end > floor and said in self.near.get(words[end - 1], {}):
            return self.near[words[end - 1]][said]
        if role is None:
            return None
        for at in range(end - 1, max(floor, end - 1 - FAR) - 1, -1):
            if words[at] in self.stops:
                return None
            if words[at] in self.far:
                return self.far[words[at]].get(said)
        return None
