import pytest

SOURCE = {"publisher": "Office", "title": "Page", "date": "2026-05", "supports": "all of it"}


def told_with(tree, **source):
    tree.entry("us-clinic", sources=[{**SOURCE, **source}])
    return tree.told()


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("http://170.70.56.60/page", "is a bare number"),
        ("https://arietiform.com/application/page", "only passes on what others publish"),
        ("https://page.translate.goog/x", "only passes on what others publish"),
        ("https://example.org:20151/page", "is on an unusual port"),
    ],
)
def test_an_address_that_is_not_the_publishers_is_told(tree, url, wrong):
    (line,) = told_with(tree, url=url)
    assert wrong in line


def test_an_odd_port_is_let_through_when_it_is_marked_as_a_mirror(tree):
    assert told_with(tree, url="https://example.org:20151/page", mirror="true") == []


def test_a_source_without_an_address_is_let_through(tree):
    assert told_with(tree, url=None) == []


def test_what_is_active_needs_a_dated_source(tree):
    (line,) = told_with(tree, url=None, date="undated")
    assert line == "status: is active, but no source has a date: find one, or write unknown"
    tree.entry("us-clinic", status="unknown", sources=[{**SOURCE, "url": None, "date": "undated"}])
    assert tree.told() == []


def test_an_alias_names_one_entry_and_no_file(tree):
    tree.entry("us-clinic", aliases=["us-old", "us-other"])
    tree.entry("us-other", aliases=["us-old"])
    assert sorted(tree.told()) == [
        "aliases -> 0: 'us-old' is an alias of 'us-clinic' already",
        "aliases -> 1: 'us-other' is the id of an entry: rename or merge it",
    ]
