"""What the content promises beyond the shape of one file.

Each promise is a function that yields a Problem for every place where it is not kept; its
docstring is the promise.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Callable, Iterator, Tuple

from knowledge.problems import ContentInvalid, Problem
from knowledge.promises import languages, numbers, origins, places, references, wording
from knowledge.reading import CONTENT, Content, read_content

PROMISES: Tuple[Callable[[Content], Iterator[Problem]], ...] = (
    references.topics_are_known,
    references.topics_have_titles,
    references.places_are_known,
    references.service_areas_are_known,
    references.folders_are_places,
    references.corridors_are_sound,
    references.entries_named_exist,
    references.ended_entries_say_how,
    references.every_danger_has_a_general_plan,
    numbers.numbers_stand_in_contacts_only,
    numbers.own_numbers_are_told_by_contacts,
    numbers.numbers_can_be_dialled,
    numbers.emergency_numbers_are_confirmed,
    languages.entries_are_said_in_known_languages,
    languages.texts_say_something,
    languages.steps_are_the_same_in_every_language,
    wording.figures_are_the_same_in_every_language,
    wording.texts_are_easy_to_read,
    wording.words_are_those_of_the_glossary,
    wording.today_says_nothing_of_2011,
    origins.addresses_are_public,
    origins.what_is_active_has_a_dated_source,
    origins.aliases_are_unique,
    places.groups_of_places_are_sound,
    places.places_stand_once,
    places.numbers_of_places_can_be_dialled,
)
"""Every promise that needs nothing but the content."""


def checked_content(folder: Path = CONTENT, today: Callable[[], date] = date.today) -> Content:
    """Read the content and hold it to every promise. Raises ContentInvalid with all problems at once."""
    content, problems = read_content(folder)
    for promise in PROMISES:
        problems += promise(content)
    problems += references.dates_are_not_in_the_future(content, today())
    problems += places.dates_of_places_are_not_in_the_future(content, today())
    if problems:
        raise ContentInvalid(problems)
    return content
