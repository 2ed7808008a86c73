import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from knowledge import KnowledgeBase
from knowledge.build import build
from knowledge.problems import ContentInvalid


def dump(path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_a_build_makes_the_base_and_leaves_nothing_beside_it(tree, tmp_path):
    target = tmp_path / "var" / "knowledge.db"
    report = build(tree.folder, target)
    assert (report.built, report.entries) == (True, 7)
    assert [path.name for path in target.parent.iterdir()] == ["knowledge.db"]


def test_what_is_built_can_be_read_on_either_database(tree, where):
    tree.entry("us-clinic")
    report = build(tree.folder, where)
    assert (report.built, report.entries) == (True, 8)
    assert KnowledgeBase.open(where).entry("us-clinic").text["en"].title == "Clinic"


def test_building_again_does_nothing_on_either_database(tree, where):
    build(tree.folder, where)
    report = build(tree.folder, where)
    assert (report.built, report.entries) == (False, 7)


def test_a_second_build_does_nothing(tree, tmp_path):
    target = tmp_path / "knowledge.db"
    build(tree.folder, target)
    before = target.stat()
    report = build(tree.folder, target)
    assert (report.built, report.entries) == (False, 7)
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_same_content_makes_the_same_base(tree, tmp_path):
    build(tree.folder, tmp_path / "a.db")
    build(tree.folder, tmp_path / "b.db")
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


@pytest.mark.parametrize("change", ["add", "edit", "remove", "rename"])
def test_any_change_of_the_content_builds_again(tree, where, change):
    path = tree.entry("us-clinic")
    build(tree.folder, where)
    if change == "add":
        tree.entry("us-other")
    elif change == "edit":
        tree.edit(path, "Clinic", "House")
    elif change == "remove":
        path.unlink()
    else:
        path.rename(path.with_name("us-renamed.yml"))
    assert build(tree.folder, where).built


def test_a_base_of_another_version_is_built_again(tree, tmp_path):
    target = tmp_path / "knowledge.db"
    build(tree.folder, target)
    with sqlite3.connect(target) as connection:
        connection.execute("UPDATE meta SET value = 'old' WHERE name = 'schema'")
    assert build(tree.folder, target).built


def test_a_file_that_is_no_base_is_replaced(tree, tmp_path):
    target = tmp_path / "knowledge.db"
    target.write_text("not a database, but long enough to look like one " * 100)
    assert build(tree.folder, target).built
    assert KnowledgeBase.open(target).topics()


def test_broken_content_leaves_the_old_base_in_place(tree, tmp_path):
    tree.entry("us-clinic")
    target = tmp_path / "var" / "knowledge.db"
    build(tree.folder, target)
    before = dump(target)
    tree.entry("us-clinic", kind="clinic")
    with pytest.raises(ContentInvalid):
        build(tree.folder, target)
    assert dump(target) == before
    assert [path.name for path in target.parent.iterdir()] == ["knowledge.db"]


def test_who_has_the_old_base_open_reads_on(tree, where):
    tree.entry("us-clinic")
    build(tree.folder, where)
    old = KnowledgeBase.open(where)
    (tree.folder / "entries" / "us" / "us-clinic.yml").unlink()
    build(tree.folder, where)
    assert old.entry("us-clinic") is not None
    assert [hit.entry.id for hit in old.search("clinic")] == ["us-clinic"]
    assert KnowledgeBase.open(where).entry("us-clinic") is None


def test_two_builds_at_once_both_end_well(tree, where):
    with ThreadPoolExecutor(2) as threads:
        reports = list(threads.map(lambda _: build(tree.folder, where), range(2)))
    assert [report.entries for report in reports] == [7, 7]
    assert len(KnowledgeBase.open(where).entries()) == 7
    if isinstance(where, Path):
        assert [path.name for path in where.parent.iterdir()] == ["knowledge.db"]
