"""How people ask for an entry: ``content/asked/<language>/<country or int>.yml``, lists of lines under its id.

Entries speak like a careful office, people do not. What they write is compared with these lines, by its words and
by its meaning.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, Container, Dict, List, Mapping, Tuple

from knowledge.documents import Document, read_document
from knowledge.problems import Problem

FOLDER = Path(__file__).parent / "content" / "asked"
Asked = Mapping[str, Mapping[str, Tuple[str, ...]]]
"""Entry id -> language -> lines."""


def read_asked(folder: Path, entries: Container[str], problems: List[Problem]) -> Asked:
    """Read every file of the folder, which may be missing; what is wrong is told in the problems and left out."""
    asked: Dict[str, Dict[str, Tuple[str, ...]]] = defaultdict(dict)
    for path in sorted(folder.glob("*/*.yml")):
        document, found = read_document(path)
        problems += found
        for entry_id, lines in _lists(document, problems):
            if entry_id not in entries:
                problems.append(document.problem((entry_id,), "is no entry: correct the id, or take the lines out"))
            else:
                asked[entry_id][path.parent.name] = tuple(map(str, lines))
    return dict(asked)


def _lists(document: Document, problems: List[Problem]) -> List[Tuple[str, List[Any]]]:
    """Each id of a file with its lines."""
    if document.data is None:
        return []
    if not isinstance(document.data, dict):
        problems.append(document.problem((), "must be lines 'id of the entry:', each with a list below"))
        return []
    whole = []
    for entry_id, lines in document.data.items():
        if isinstance(lines, list) and lines and all(isinstance(line, str) and line for line in lines):
            whole.append((entry_id, lines))
        else:
            problems.append(document.problem((entry_id,), "must be a list of what people write: each begins with '- '"))
    return whole


def asked_lines(folder: Path = FOLDER) -> List[Tuple[str, str]]:
    """Every line of the base with its language, in a fixed order; what is wrong in a file is left out here."""
    told = [
        (entry_id, path.parent.name, lines)
        for path in folder.glob("*/*.yml")
        for entry_id, lines in _lists(read_document(path)[0], [])
    ]
    return [(line, language) for _, language, lines in sorted(told) for line in lines]
