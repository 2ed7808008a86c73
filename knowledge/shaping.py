"""Makes a dataclass of ``knowledge.models`` from a document, or says what keeps it from being one."""

from __future__ import annotations

import dataclasses
from typing import Any, Dict, Iterator, List, Optional, Tuple, Type, TypeVar

from pydantic import ValidationError

from knowledge.dates import EvidenceDate
from knowledge.documents import Document
from knowledge.problems import Location, Problem, did_you_mean

Model = TypeVar("Model")

_WORDING = {
    "type_error.none.not_allowed": "is empty: write a value",
    "type_error.tuple": "must be a list: [a, b], or one line with '- ' for each",
    "type_error.list": "must be a list: [a, b], or one line with '- ' for each",
    "type_error.dict": "must be a block of lines 'name: value'",
    "type_error.integer": "must be a whole number",
    "type_error.float": "must be a number, with a point for decimals",
    "type_error.bool": "must be true or false",
    "type_error.str": "must be one text, not a list or a block",
}


def shape(
    model: Type[Model], document: Document, at: Location = (), **given: Any
) -> Tuple[Optional[Model], List[Problem]]:
    """Build the model from the document's values at a place, and from values the file does not write.

    Returns the object, or None and every problem found, each with its line and field.
    """
    data = value_at(document.data, at)
    wrong = list(_wrong_fields(model, data, at, given))
    errors: List[Tuple[Location, str]] = [*wrong]
    result: Optional[Model] = None
    if isinstance(data, dict):
        names = {field.name for field in dataclasses.fields(model)}  # type: ignore[arg-type]
        absent = {name: _Absent() for name in names - data.keys() - given.keys() if _required(model, name)}
        known = {name: value for name, value in data.items() if name in names and name not in given}
        try:
            result = model(**known, **given, **absent)
        except ValidationError as error:
            errors += _told(error, document.data, at, skip=absent)
    problems = [document.problem(location, message) for location, message in errors]
    return (None, problems) if problems else (result, [])


class _Absent:
    """Stands for a required field that the file lacks, so that the other fields are checked all the same."""


def _required(model: Any, name: str) -> bool:
    field = model.__dataclass_fields__[name]
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _wrong_fields(model: Any, data: Any, at: Location, given: Dict[str, Any]) -> Iterator[Tuple[Location, str]]:
    """Unknown and missing fields of a model and of those inside it; pydantic tells only the first."""
    if not isinstance(data, dict):
        yield at, "must be a block of lines 'field: value'"
        return
    names = model.__dataclass_fields__.keys() - given.keys()
    for name in data.keys() - names:
        known = "is known from the file's name: leave it out"
        unknown = f"is not a field of {model.__name__}{did_you_mean(name, names)}"
        yield (*at, name), known if name in given else unknown
    for name in names - data.keys():
        if _required(model, name):
            yield (*at, name), "is missing"
    for name, field in model.__pydantic_model__.__fields__.items():
        if name in names and hasattr(field.type_, "__pydantic_model__") and field.type_ is not EvidenceDate:
            for key, item in _parts(data.get(name), field.outer_type_ is field.type_):
                yield from _wrong_fields(field.type_, item, (*at, name, *key), {})


def _parts(value: Any, single: bool) -> Iterator[Tuple[Location, Any]]:
    """The blocks inside a field: itself, the items of a list or the values of a mapping."""
    if value is None:
        return
    if single:
        yield (), value
    elif isinstance(value, list):
        yield from (((index,), item) for index, item in enumerate(value))
    elif isinstance(value, dict):
        yield from (((key,), item) for key, item in value.items())


def _told(error: ValidationError, data: Any, at: Location, skip: Dict[str, _Absent]) -> Iterator[Tuple[Location, str]]:
    """Pydantic's errors in our words; a bare TypeError is a wrong field, already told."""
    for one in error.errors():
        location = (*at, *one["loc"])
        if one["type"] == "type_error" or one["loc"][0] in skip:
            continue
        if one["type"] == "type_error.enum":
            allowed = [member.value for member in one["ctx"]["enum_values"]]
            value = str(value_at(data, location))
            yield location, f"'{value}' is not one of {', '.join(allowed)}{did_you_mean(value, allowed)}"
        else:
            yield location, _WORDING.get(one["type"], one["msg"])


def value_at(data: Any, location: Location) -> Any:
    """The value at a place of the data; None where there is none."""
    for step in location:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
