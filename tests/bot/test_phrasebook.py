from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.phrasebook import FOLDER, WrongPhrases, read_phrasebook
from bot.settings import PROJECT
from knowledge.models import Danger

LANGUAGES = ("en", "es", "fr", "ht", "pt")


def phrases(folder: Path, **texts: str) -> Path:
    for language, text in texts.items():
        (folder / f"{language}.yml").write_text(text)
    return folder


def test_every_language_says_the_same_things() -> None:
    assert read_phrasebook().languages == LANGUAGES


@pytest.mark.parametrize(
    ("other", "fault"),
    [("a: uno", "es.yml lacks 'b'"), ("a: uno {x}\nb: dos", "es.yml, 'a'"), ("a: uno\nb: {c: d}", "es.yml, 'b'")],
)
def test_a_difference_between_languages_is_named(tmp_path: Path, other: str, fault: str) -> None:
    with pytest.raises(WrongPhrases, match=re.escape(fault)):
        read_phrasebook(phrases(tmp_path, en="a: one\nb: two", es=other))


def test_a_brace_in_a_fact_breaks_nothing(tmp_path: Path) -> None:
    book = read_phrasebook(phrases(tmp_path, en='a: "{title}: {other} {"'))
    assert book.say("a", "en", title="50 % {off}") == "50 % {off}: {other} {"


def test_every_phrase_that_the_code_names_exists() -> None:
    code = "\n".join(
        file.read_text() for folder in ("actions", "bot") for file in sorted((PROJECT / folder).rglob("*.py"))
    )
    named = set(re.findall(r'"phrase": "([a-z_]+)"', code)) | set(re.findall(r'phrase_choice\("([a-z_]+)"', code))
    named |= {f"danger_{danger.value}" for danger in Danger}
    book = read_phrasebook()
    assert len(named) > 20
    assert [key for key in sorted(named) if not book.knows(key)] == []


def test_every_phrase_that_the_page_names_exists() -> None:
    widget = "\n".join(file.read_text() for file in sorted((PROJECT / "bot/widget").glob("*.[jh][st]*")))
    named = set(re.findall(r'data-phrase(?:-[a-z]+)?="([a-z_]+)"', widget)) | set(
        re.findall(r"phrase\('([a-z_]+)'", widget)
    )
    book = read_phrasebook()
    assert named
    for language in book.languages:
        assert named <= set(book.table("widget", language))


def test_no_phrase_holds_a_telephone_number() -> None:
    texts = "\n".join(file.read_text() for file in sorted(FOLDER.glob("*.yml")))
    assert re.findall(r"\+?\d[\d ()-]{5,}\d", texts) == []
