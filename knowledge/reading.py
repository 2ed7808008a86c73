"""Reads the content folder into the models, collecting every problem of every file on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple, Type, TypeVar

from knowledge.areas import Area, read_areas
from knowledge.asked import Asked, read_asked
from knowledge.documents import Document, read_document
from knowledge.models import Corridor, Entry, Language, Source, Topic
from knowledge.nearby import PlaceGroup, Town
from knowledge.problems import Location, Problem
from knowledge.shaping import shape, value_at

Model = TypeVar("Model")

CONTENT = Path(__file__).parent / "content"
TOWNS = "towns.yml"


@dataclass(frozen=True)
class Content:
    """The content as it stands in the files.

    ``documents`` has the file of each entry, also of those that could not be understood; the
    others are ``topics_file`` and so on, so that a promise that is not kept can name its line.
    """

    folder: Path
    entries: Mapping[str, Entry]
    documents: Mapping[str, Document]
    topics: Tuple[Topic, ...]
    topics_file: Document
    languages: Tuple[Language, ...]
    regions: Mapping[str, Tuple[str, ...]]
    regions_file: Document
    corridors: Tuple[Tuple[Corridor, Document, int], ...]
    glossary: Mapping[str, Mapping[str, str]]
    asked: Asked
    places: Tuple[Tuple[PlaceGroup, Document, int], ...] = ()
    towns: Tuple[Town, ...] = ()
    areas: Mapping[str, Area] = field(default_factory=dict)

    @cached_property
    def avoided(self) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
        """The words of the glossary that texts avoid, by language, each with its pattern (* is any ending)."""
        return {language: {word: _pattern(word) for word in words} for language, words in self.glossary.items()}

    def problem(self, entry: str, location: Location, message: str) -> Problem:
        """A problem at a place in the file of an entry."""
        return self.documents[entry].problem(location, message)


def read_content(folder: Path = CONTENT) -> Tuple[Content, List[Problem]]:
    """Read the whole folder. What could not be understood is left out and told in the problems."""
    problems: List[Problem] = []
    topics_file = _read(folder / "topics.yml", problems)
    languages_file = _read(folder / "languages.yml", problems)
    regions_file = _read(folder / "regions.yml", problems)
    documents = _entry_documents(folder / "entries", problems)
    entries: Dict[str, Entry] = {}
    for slug, document in documents.items():
        if document.data is not None:
            entry = _shaped(Entry, document, (), problems, id=slug)
            if entry is not None:
                entries[slug] = entry
    content = Content(
        folder=folder,
        entries=entries,
        documents=documents,
        topics=_items(Topic, topics_file, problems),
        topics_file=topics_file,
        languages=_items(Language, languages_file, problems),
        regions=_regions(regions_file, problems),
        regions_file=regions_file,
        corridors=_corridors(folder / "corridors", problems),
        glossary=_glossary(folder / "glossary.yml", problems),
        places=_places(folder / "places", problems),
        towns=_towns(folder / "places" / TOWNS, problems),
        asked=read_asked(folder / "asked", documents, problems),
        areas=read_areas(folder / "areas.yml", problems),
    )
    return content, problems


def content_files(folder: Path) -> List[Path]:
    """Every file of the content, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _read(path: Path, problems: List[Problem]) -> Document:
    document, found = read_document(path)
    problems += found
    return document


def _shaped(
    model: Type[Model], document: Document, at: Tuple[Any, ...], problems: List[Problem], **given: Any
) -> Optional[Model]:
    result, found = shape(model, document, at, **given)
    problems += found
    return result


def _entry_documents(folder: Path, problems: List[Problem]) -> Dict[str, Document]:
    """The file of each entry id; a file that is not ``<folder>/<id>.yml`` and an id twice are problems."""
    documents: Dict[str, Document] = {}
    for path in content_files(folder):
        if path.suffix != ".yml" or path.parent.parent != folder:
            problems.append(Problem(path, 0, "", "must be entries/<country or int>/<id>.yml"))
        elif path.stem in documents:
            first = documents[path.stem].path
            problems.append(Problem(path, 0, "", f"has the id of {first.parent.name}/{first.name}: rename one"))
        else:
            documents[path.stem] = _read(path, problems)
    return documents


def _items(model: Type[Model], document: Document, problems: List[Problem]) -> Tuple[Model, ...]:
    """A file that is a list of blocks."""
    shaped = [_shaped(model, document, (index,), problems) for index in range(len(_listed(document, problems)))]
    return tuple(item for item in shaped if item is not None)


def _listed(document: Document, problems: List[Problem]) -> List[Any]:
    """The blocks of a file that is a list; nothing, and a problem, when it is none."""
    if document.data is not None and not isinstance(document.data, list):
        problems.append(document.problem((), "must be a list: each item begins with '- '"))
        return []
    return document.data or []


def _regions(document: Document, problems: List[Problem]) -> Dict[str, Tuple[str, ...]]:
    """``regions.yml``: the name of each region with the codes of its countries."""
    if document.data is not None and not isinstance(document.data, dict):
        problems.append(document.problem((), "must be lines 'name: [codes of countries]'"))
        return {}
    regions: Dict[str, Tuple[str, ...]] = {}
    for name, codes in (document.data or {}).items():
        if isinstance(codes, list) and all(isinstance(code, str) for code in codes):
            regions[name] = tuple(codes)
        else:
            problems.append(document.problem((name,), "must be a list of country codes: [SV, GT]"))
    return regions


def _glossary(path: Path, problems: List[Problem]) -> Dict[str, Dict[str, str]]:
    """``glossary.yml``: per language the words to avoid, each with what to say instead. The file may be missing."""
    if not path.exists():
        return {}
    document = _read(path, problems)
    glossary: Dict[str, Dict[str, str]] = {}
    for language, words in (document.data or {}).items():
        if isinstance(words, dict) and all(isinstance(better, str) for better in words.values()):
            glossary[language] = words
        else:
            problems.append(document.problem((language,), "must be lines 'word to avoid: what to say instead'"))
    return glossary


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b".replace(r"\*", r"\w*"), re.IGNORECASE)


def _corridors(folder: Path, problems: List[Problem]) -> Tuple[Tuple[Corridor, Document, int], ...]:
    """Every corridor with its file and its place in it; the file's name is the sending country."""
    found: List[Tuple[Corridor, Document, int]] = []
    for path in sorted(folder.glob("*.yml")):
        document = _read(path, problems)
        if document.data is None:
            continue
        source = _shaped(Source, document, ("source",), problems)
        rows = value_at(document.data, ("corridors",))
        if not isinstance(rows, list):
            problems.append(document.problem(("corridors",), "must be a list: each item begins with '- '"))
        if source is None or not isinstance(rows, list):
            continue
        for index in range(len(rows)):
            given = {"sender": path.stem.upper(), "source": source}
            corridor = _shaped(Corridor, document, ("corridors", index), problems, **given)
            if corridor is not None:
                found.append((corridor, document, index))
    return tuple(found)


def _places(folder: Path, problems: List[Problem]) -> Tuple[Tuple[PlaceGroup, Document, int], ...]:
    """Every group of places with its file and its place in it. The folder may be missing."""
    found: List[Tuple[PlaceGroup, Document, int]] = []
    for path in sorted(folder.glob("*.yml")):
        if path.name != TOWNS:
            document = _read(path, problems)
            for index in range(len(_listed(document, problems))):
                group = _shaped(PlaceGroup, document, (index,), problems)
                if group is not None:
                    found.append((group, document, index))
    return tuple(found)


def _towns(path: Path, problems: List[Problem]) -> Tuple[Town, ...]:
    """Towns that are looked up beside the cities. The file may be missing."""
    return _items(Town, _read(path, problems), problems) if path.exists() else ()
