import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from knowledge import Freshness, KnowledgeBase, KnowledgeMissing
from knowledge.build import build


def ids(matches) -> list[str]:
    return [match.entry.id for match in matches]


def test_a_missing_base_says_what_to_run(where):
    with pytest.raises(KnowledgeMissing, match="run python -m knowledge build"):
        KnowledgeBase.open(where)
    assert not (isinstance(where, Path) and where.exists())


def test_a_file_that_is_no_base_says_what_to_run(tmp_path):
    (tmp_path / "knowledge.db").write_bytes(b"x" * 5000)
    with pytest.raises(KnowledgeMissing, match="run python -m knowledge build"):
        KnowledgeBase.open(tmp_path / "knowledge.db")


def test_a_base_of_another_version_says_what_to_run(tree, tmp_path):
    build(tree.folder, tmp_path / "knowledge.db")
    with sqlite3.connect(tmp_path / "knowledge.db") as connection:
        connection.execute("UPDATE meta SET value = 'old' WHERE name = 'schema'")
    with pytest.raises(KnowledgeMissing, match="another version"):
        KnowledgeBase.open(tmp_path / "knowledge.db")


def test_a_folder_with_strange_signs_can_be_opened(tree, tmp_path):
    target = tmp_path / "a b%20?#ñ" / "knowledge.db"
    build(tree.folder, target)
    assert KnowledgeBase.open(target).topics()


def test_an_entry_comes_back_as_it_was_written(tree, opened):
    tree.entry("us-clinic", "Clinic", since="c. 2024")
    entry = opened().entry("us-clinic")
    assert (entry.text["en"].title, entry.since.text, entry.sources[0].date.text) == (
        "Clinic",
        "c. 2024",
        "2026-05",
    )


def test_an_unknown_entry_is_none(opened):
    assert opened().entry("us-nothing") is None


def test_an_old_id_finds_the_entry_that_has_it_as_an_alias(tree, opened):
    tree.entry("us-clinic", aliases=["us-old-clinic", "us-merged-clinic"])
    base = opened()
    assert {base.entry(old).id for old in ("us-old-clinic", "us-merged-clinic", "us-clinic")} == {"us-clinic"}


def test_topics_and_languages_come_in_the_order_of_their_files(opened):
    base = opened()
    assert [topic.slug for topic in base.topics()][:2] == ["emergency", "health_services"]
    assert [language.name for language in base.languages()] == ["Español", "English"]


def test_danger_plan_is_that_of_the_country_else_the_region_else_the_general_one(tree, opened):
    tree.entry("us-raid", danger="raid", applies_in=["US"])
    tree.entry("es-raid", danger="raid", applies_in=["EU"])
    tree.entry("fr-raid", danger="raid", applies_in=["FR"])
    base = opened()
    plans = {country: base.danger_plan("raid", country).id for country in ("US", "ES", "FR", "HN", None)}
    assert plans == {
        "US": "us-raid",
        "ES": "es-raid",
        "FR": "fr-raid",
        "HN": "int-danger-raid",
        None: "int-danger-raid",
    }
    assert len(base.danger_plans()) == 10


def test_an_unknown_danger_is_an_error(opened):
    with pytest.raises(ValueError, match="boredom"):
        opened().danger_plan("boredom", "US")


def test_danger_plans_and_their_contacts_answer_when_the_database_is_gone(tree, opened, where, request):
    number = tree.short_code("911")
    tree.entry("us-911", kind="emergency_number", contacts=[number])
    tree.entry("us-medical", danger="medical", refers_to=["us-911"])
    base = opened()
    base._store._engine.dispose()
    if isinstance(where, Path):
        where.unlink()
    else:
        request.getfixturevalue("postgres").emptied_database()
    assert [contact.value for contact in base.contacts(base.danger_plan("medical", "US"))] == ["911"]


def test_contacts_are_its_own_then_those_it_refers_to_each_once(tree, opened):
    first, second, third = (tree.contact(value=f"https://example.org/{number}") for number in (1, 2, 3))
    tree.entry("us-b", contacts=[second, first])
    tree.entry("us-c", contacts=[third])
    tree.entry("us-a", contacts=[first], refers_to=["us-c", "us-b"])
    base = opened()
    assert [contact.value[-1] for contact in base.contacts(base.entry("us-a"))] == ["1", "3", "2"]


def test_stale_contacts_are_left_out_but_never_those_of_emergency_numbers(tree, opened):
    number = tree.short_code("911", as_of="2010")
    tree.entry("us-911", kind="emergency_number", contacts=[number])
    tree.entry("us-a", contacts=[tree.contact(as_of="2010")], refers_to=["us-911"])
    base = opened()
    assert [contact.value for contact in base.contacts(base.entry("us-a"))] == ["911"]


def test_a_corridor_is_the_newest_quarter_known(tree, opened):
    tree.corridor_file(
        "us",
        {"receiver": "SV", "year": "2024", "quarter": "4", "cost_200": "6.1"},
        {"receiver": "SV", "year": "2025", "quarter": "1", "cost_200": "5.5"},
        {"receiver": "SV", "year": "2024", "quarter": "1", "cost_200": "7"},
    )
    base = opened()
    assert base.corridor("US", "SV").cost_200 == 5.5
    assert base.corridor("SV", "US") is None


def test_matches_and_hits_tell_how_fresh_they_are(tree, opened):
    path = tree.entry("us-clinic", "Clinic")
    tree.edit(path, "2026-05", "2020-05")
    base = opened()
    assert base.look_up("health_services")[0].freshness is Freshness.STALE
    assert base.search("clinic")[0].freshness is Freshness.STALE


def test_several_threads_may_share_a_base(tree, opened):
    for number in range(30):
        tree.entry(f"us-clinic-{number}", f"Clinic {number}")
    base = opened()

    def ask(number: int) -> tuple:
        return ids(base.look_up("health_services", "US")), [hit.entry.id for hit in base.search(f"clinic {number}")]

    expected = [ask(number) for number in range(30)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(30))) == expected
