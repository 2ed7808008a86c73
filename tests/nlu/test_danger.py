"""Danger is recognised in whatever language and spelling, and ordinary questions ring no alarm."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.danger import ORDER, DangerRules, DangerRulesInvalid
from bot.nlu.danger_phrases import fold
from knowledge.vocabulary import Danger

FOLDER = Path("bot/nlu/danger")
MESSAGES = [json.loads(line) for line in Path("tests/nlu/danger.jsonl").read_text(encoding="utf-8").splitlines()]
LANGUAGES = sorted({message["language"] for message in MESSAGES})
RULES = DangerRules.load(FOLDER)
EXAMPLES = [
    pytest.param(example, danger, id=f"{file.name} {danger.value}: {example}")
    for file in RULES.files
    for danger, phrases in file.dangers.items()
    for example in phrases.examples
]
COUNTER_EXAMPLES = [
    pytest.param(example, id=f"{file.name} {danger.value}: {example}")
    for file in RULES.files
    for danger, phrases in file.dangers.items()
    for example in phrases.counter_examples
]


def category(text: str) -> str | None:
    danger = RULES.recognise(text)
    return danger.value if danger else None


def wrong(language: str, kind: str) -> tuple[list[str], int]:
    """What is not recognised as written in the file ("text -> what was heard"), and of how many."""
    asked = [message for message in MESSAGES if (message["language"], message["kind"]) == (language, kind)]
    heard = [(message, category(message["text"])) for message in asked]
    return [f"{m['text']} -> {found}" for m, found in heard if found != m["danger"]], len(asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_danger_is_recognised(language: str) -> None:
    missed, asked = wrong(language, "positive")
    assert 1 - len(missed) / asked >= 0.99, "\n".join(missed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_questions_ring_no_alarm(language: str) -> None:
    alarms, asked = wrong(language, "negative")
    assert len(alarms) / asked <= 0.01, "\n".join(alarms)


@pytest.mark.parametrize(("language", "least"), [("es", 40), ("en", 40), ("pt", 25), ("fr", 25), ("ht", 25)])
def test_the_messages_are_enough_and_of_every_danger(language: str, least: int) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for message in MESSAGES:
        if message["language"] == language:
            kinds[message["kind"]].add(message["text"])
    told = {message["danger"] for message in MESSAGES if message["language"] == language}
    assert len(kinds["positive"]) >= least
    assert len(kinds["negative"]) >= least
    assert told == {danger.value for danger in Danger} | {None}


@pytest.mark.parametrize(("example", "danger"), EXAMPLES)
def test_every_example_of_a_rule_holds(example: str, danger: Danger) -> None:
    assert RULES.recognise(example) is danger


@pytest.mark.parametrize("example", COUNTER_EXAMPLES)
def test_every_counter_example_of_a_rule_holds(example: str) -> None:
    assert RULES.recognise(example) is None


def test_every_language_has_rules_with_proof_for_every_danger() -> None:
    for file in RULES.files:
        assert set(file.dangers) == set(Danger), file.name
        for danger, phrases in file.dangers.items():
            assert phrases.say, f"{file.name} {danger.value}"
            assert phrases.examples, f"{file.name} {danger.value}"
            assert phrases.counter_examples, f"{file.name} {danger.value}"


def test_the_messages_are_not_the_examples_of_the_rules() -> None:
    told = {fold(message["text"], {}) for message in MESSAGES}
    shown = {fold(text, {}) for file in RULES.files for p in file.dangers.values() for text in p.examples}
    assert not told & shown


def test_every_danger_has_its_place_in_the_order() -> None:
    assert set(ORDER) == set(Danger)


def test_what_kills_soonest_is_answered_first() -> None:
    assert category("la migra esta aqui y mi papa no respira") == "medical"
    assert category("ICE agents are at my door and my husband is hitting me") == "violence"


def test_a_question_beside_the_danger_does_not_hide_it() -> None:
    assert category("la migra esta en mi puerta que hago si entran cuales son mis derechos") == "raid"
    assert category("what are my rights, ICE is outside my house right now") == "raid"


def test_languages_may_be_mixed() -> None:
    assert category("help la migra is outside my casa ahorita") == "raid"


@pytest.mark.parametrize(
    "text", ["MI HIJO NO RESPIRA!!!", "mi  hijo nooo respiraaa", "Mi híjo no réspira", "mi hijo, no respira 😭"]
)
def test_spelling_capitals_and_signs_do_not_matter(text: str) -> None:
    assert category(text) == "medical"


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert RULES.recognise(text) in {None, *Danger}


@given(
    st.lists(
        st.sampled_from(["la migra", "no me deja", "hace", "2", "meses", "agua", "desierto", ".", "si"]), max_size=60
    )
)
@settings(max_examples=100, deadline=None)
def test_any_order_of_words_of_the_rules_is_read_without_an_error(words: list[str]) -> None:
    assert RULES.recognise(" ".join(words)) in {None, *Danger}


@pytest.mark.parametrize("piece", ["la migra no me deja salir de ", "a", "hace 2 meses ", "no ", "ice is ", "...", "|"])
def test_ten_thousand_characters_are_read(piece: str) -> None:
    long = (piece * (10_000 // len(piece) + 1))[:10_000]
    assert category(f"{long}. mi hijo no respira") is not None


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("[mi|tu casa", "a bracket is open"),
        ("<nobody> casa", "no list 'nobody'"),
        (".... casa", "'....' stands only in 'unless'"),
        ("[|a]", "every word is optional"),
        ("a.b", "is no word"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_named(tmp_path: Path, phrase: str, says: str) -> None:
    (tmp_path / "xx.yml").write_text(f'dangers:\n  raid:\n    say: ["{phrase}"]\n', encoding="utf-8")
    with pytest.raises(DangerRulesInvalid, match=r"xx\.yml, raid -> say") as error:
        DangerRules.load(tmp_path)
    assert says in str(error.value)


@pytest.mark.parametrize("told", ["dangers: [", "dangers: {flood: {say: [a]}}", "dangers: {raid: {say: a}}", "a: 1"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, told: str) -> None:
    (tmp_path / "xx.yml").write_text(told, encoding="utf-8")
    with pytest.raises(DangerRulesInvalid, match=r"xx\.yml"):
        DangerRules.load(tmp_path)


def test_a_folder_without_rules_is_named(tmp_path: Path) -> None:
    with pytest.raises(DangerRulesInvalid, match="no danger rules"):
        DangerRules.load(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "mi papá entra a mi cuarto a despertarme para la escuela",
        "my dad comes to my room every morning",
        "mi tío viene de noche a la ciudad",
        "my boss comes at night to check the room",
    ],
)
def test_whoever_only_comes_in_is_no_danger_to_the_rules(text: str) -> None:
    assert RULES.recognise(text) is None


def test_no_name_of_a_place_tells_of_danger() -> None:
    """ "Tabasco", where many pass through, was heard as being beaten in French."""
    from bot.nlu import places

    names = places.gather(()).names
    assert len(names) > 10_000
    assert [name for name in names if RULES.recognise(f"estoy en {name}") is not None] == []
