"""Reads a YAML file into plain values that remember their lines.

Every scalar stays the text that the curator wrote; only an empty value becomes None. So ``NO`` is
Norway, ``060`` keeps its zero and ``2025-11-31`` reaches the schema, which knows better than YAML
what a field means. The nodes come from libyaml, which is fast and knows the line of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, SequenceNode

from knowledge.problems import Location, Problem, field_name


@dataclass(frozen=True)
class Document:
    """One YAML file: its values (dict, list, str or None) and the line where each begins."""

    path: Path
    data: Any
    lines: Mapping[Location, int]

    def problem(self, location: Location, message: str) -> Problem:
        """The message at that place; a place that is not in the file has the line of what should hold it."""
        known = location
        while known and known not in self.lines:
            known = known[:-1]
        return Problem(self.path, self.lines.get(known, 1), field_name(location), message)


def read_document(path: Path) -> Tuple[Document, List[Problem]]:
    """Read one file. What cannot be read is told in the problems, and its data is then None."""
    nothing = Document(path, None, {})
    try:
        root = YAML(typ="safe").compose(path.read_text(encoding="utf-8"))
    except OSError as error:
        return nothing, [Problem(path, 0, "", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        return nothing, [Problem(path, 0, "", f"is not UTF-8 at byte {error.start}: save it as UTF-8")]
    except YAMLError as error:
        return nothing, [_syntax_problem(path, error)]
    if root is None:
        return nothing, [Problem(path, 0, "", "is empty")]
    reader = _Reader(path)
    data = reader.value(root, ())
    return Document(path, data, reader.lines), reader.problems


def _syntax_problem(path: Path, error: YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) if isinstance(error, MarkedYAMLError) else None
    what = " ".join(str(getattr(error, "problem", None) or error).split())
    hint = "look for a missing quote or colon, a tab, or a wrong indent here or one line above"
    return Problem(path, mark.line + 1 if mark else 0, "", f"is not YAML ({what}): {hint}")


class _Reader:
    """Turns the nodes of one file into values, noting lines and keys that stand twice."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: Dict[Location, int] = {}
        self.problems: List[Problem] = []

    def value(self, node: Any, at: Location) -> Any:
        self.lines.setdefault(at, node.start_mark.line + 1)
        if isinstance(node, MappingNode):
            return self._mapping(node, at)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        return None if node.tag.endswith(":null") else node.value.strip()

    def _mapping(self, node: Any, at: Location) -> Dict[str, Any]:
        values: Dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            place = (*at, key)
            line = key_node.start_mark.line + 1
            if key in values:
                message = f"stands twice, first in line {self.lines[place]}: keep one"
                self.problems.append(Problem(self.path, line, field_name(place), message))
                continue
            self.lines[place] = line
            values[key] = self.value(value_node, place)
        return values
