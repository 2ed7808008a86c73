import sqlite3
import threading

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
def test_any_change_of_the_content_builds_again(tree, tmp_path, change):
    path = tree.entry("us-clinic")
    build(tree.folder, tmp_path / "knowledge.db")
    if change == "add":
        tree.entry("us-other")
    elif change == "edit":
        tree.edit(path, "Clinic", "House")
    elif change == "remove":
        path.unlink()
    else:
        path.rename(path.with_name("us-renamed.yml"))
    assert build(tree.folder, tmp_path / "knowledge.db").built


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


def test_who_has_the_old_base_open_reads_on(tree, tmp_path):
    tree.entry("us-clinic")
    target = tmp_path / "knowledge.db"
    build(tree.folder, target)
    old = KnowledgeBase.open(target)
    (tree.folder / "entries" / "us" / "us-clinic.yml").unlink()
    build(tree.folder, target)
    assert old.entry("us-clinic") is not None
    assert KnowledgeBase.open(target).entry("us-clinic") is None


def test_two_builds_at_once_both_end_well(tree, tmp_path):
    target = tmp_path / "knowledge.db"
    threads = [threading.Thread(target=build, args=(tree.folder, target)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(KnowledgeBase.open(target).entries()) == 7
    assert [path.name for path in tmp_path.iterdir() if "knowledge.db" in path.name] == ["knowledge.db"]
