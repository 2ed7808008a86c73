"""Every mistake in a content file is told with its file, line and field, and all of them at once."""

import re

import pytest

from knowledge.reading import read_content


def told(tree) -> list[str]:
    """The problems, without the folder of the test."""
    return [str(problem).replace(f"{tree.folder}/", "") for problem in read_content(tree.folder)[1]]


def test_good_content_has_no_problem_and_all_its_entries(tree):
    tree.entry("us-clinic")
    content, problems = read_content(tree.folder)
    assert problems == []
    assert content.entries["us-clinic"].text["en"].title == "Clinic"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("date: 2026-05", "date: 2025-13", "sources -> 0 -> date: '2025-13' is not a day of the calendar"),
        (
            "date: 2026-05",
            "date: 2025-11-31",
            "sources -> 0 -> date: '2025-11-31' is not a day of the calendar",
        ),
        ("date: 2026-05", "date: May 2026", "sources -> 0 -> date: 'May 2026' is not a date: write 2025"),
        ("kind: service", "kind: servise", "kind: 'servise' is not one of emergency_number, hotline"),
        ("kind: service", "kind: servise", "; did you mean 'service'?"),
        ("status: active", "statuss: active", "statuss: is not a field of Entry; did you mean 'status'?"),
        ("status: active", "statuss: active", "status: is missing"),
        ("supports: all of it", "suports: all", "sources -> 0 -> suports: is not a field of Source"),
        ("supports: all of it", "suports: all", "sources -> 0 -> supports: is missing"),
        ("confidence: high", "confidence:", "confidence: is empty: write a value"),
        ("topics:\n- health_services", "topics: health_services", "topics: must be a list"),
        ("topics:\n- health_services", "topics: []", "topics: must not be empty"),
        ("origin: human", "origin: robot", "translation -> origin: 'robot' is not known: machine or human"),
        ("https://example.org/page", "example", "sources -> 0 -> url: 'example' is not a web address"),
        ("status: active", "status: active\nid: x", "id: is known from the file's name: leave it out"),
        ("sources:\n-", "sources:\n- text\n-", "sources -> 0: must be a block of lines 'field: value'"),
        (
            "status: active",
            "status: active\nregardless_of_status: maybe",
            "regardless_of_status: must be true or",
        ),
        ("answer: Clinic.", "answer: " + 401 * "x", "text -> en -> answer: has 401 characters"),
    ],
    ids=range(18),
)
def test_a_mistake_is_told_with_file_line_and_field(tree, old, new, message):
    path = tree.entry("us-clinic")
    tree.edit(path, old, new)
    where = r"entries/us/us-clinic\.yml, line \d+, [\w> -]+: .*"
    lines = told(tree)
    assert any(message in line and re.match(where, line) for line in lines), lines


@pytest.mark.parametrize(
    ("contact", "message"),
    [
        ({"type": "phone", "value": "555 123"}, "contacts -> 0 -> value: '555 123' is not E.164"),
        ({"type": "short_code", "value": "9"}, "contacts -> 0 -> value: '9' is not a short code"),
        ({"type": "sms", "value": "HELP"}, "contacts -> 0 -> value: 'HELP' is not a number to text"),
        (
            {"type": "url", "value": "https://example.org", "source": "4"},
            "contacts -> 0: source 4 does not exist",
        ),
        ({"type": "url", "value": "https://example.org", "source": "x"}, "source: must be a whole number"),
    ],
)
def test_a_wrong_contact_is_told(tree, contact, message):
    tree.entry("us-clinic", contacts=[{"as_of": "2026", "source": "0", **contact}])
    (line,) = told(tree)
    assert line.startswith("entries/us/us-clinic.yml, line ")
    assert message in line


def test_the_line_is_that_of_the_field(tree):
    path = tree.entry("us-clinic")
    tree.edit(path, "date: 2026-05", "date: 2025-13")
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, line in enumerate(lines, start=1) if "2025-13" in line)
    assert f"line {line}, sources -> 0 -> date" in told(tree)[0]


def test_all_mistakes_of_all_files_are_told_at_once(tree):
    tree.edit(tree.entry("us-a"), "kind: service", "kind: x")
    tree.edit(tree.entry("us-b"), "date: 2026-05", "date: never")
    (tree.folder / "topics.yml").write_text("- slug: 'a\n", encoding="utf-8")
    files = {line.split(",")[0] for line in told(tree)}
    assert files == {"entries/us/us-a.yml", "entries/us/us-b.yml", "topics.yml"}


def test_wrong_fields_do_not_hide_wrong_values(tree):
    path = tree.entry("us-a")
    tree.edit(path, "kind: service", "kind: x\nextra: 1")
    assert {line.split(", ")[2].split(":")[0] for line in told(tree)} == {"kind", "extra"}


def test_wrong_sources_do_not_make_contacts_look_wrong(tree):
    contact = {"type": "url", "value": "https://example.org", "as_of": "2026", "source": "0"}
    tree.edit(tree.entry("us-a", contacts=[contact]), "date: 2026-05", "date: never")
    assert len(told(tree)) == 1


def test_an_id_that_is_no_slug_is_a_problem(tree):
    tree.entry("us-Clinic")
    assert "id: 'us-Clinic' is not a slug" in told(tree)[0]


def test_an_id_in_two_folders_is_a_problem(tree):
    path = tree.entry("us-clinic")
    copy = tree.folder / "entries" / "mx" / path.name
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    assert told(tree) == ["entries/us/us-clinic.yml: has the id of mx/us-clinic.yml: rename one"]


@pytest.mark.parametrize("name", ["entries/us-a.yml", "entries/us/us-a.yaml", "entries/us/deep/us-a.yml"])
def test_a_file_in_the_wrong_place_is_a_problem(tree, name):
    tree.file(name, {})
    assert told(tree) == [f"{name}: must be entries/<country or int>/<id>.yml"]


def test_norway_is_no_boolean(tree):
    tree.edit(tree.entry("no-clinic", applies_in=["US"]), "- US", "- NO")
    content, problems = read_content(tree.folder)
    assert problems == []
    assert content.entries["no-clinic"].applies_in == ("NO",)


def test_regions_must_be_lists_of_codes(tree):
    tree.file("regions.yml", {"EU": "ES FR"})
    assert told(tree) == ["regions.yml, line 1, EU: must be a list of country codes: [SV, GT]"]


@pytest.mark.parametrize("name", ["topics.yml", "languages.yml", "regions.yml"])
def test_a_missing_file_is_a_problem(tree, name):
    (tree.folder / name).unlink()
    assert f"{name}: cannot be read: No such file or directory" in told(tree)


def test_a_list_file_that_is_no_list_is_a_problem(tree):
    tree.file("topics.yml", {"slug": "x"})
    assert told(tree) == ["topics.yml, line 1: must be a list: each item begins with '- '"]


def test_corridors_take_their_sender_from_the_file(tree):
    row = {
        "receiver": "SV",
        "year": "2025",
        "quarter": "1",
        "cost_200": "5.5",
        "cost_500": "",
        "services": "20",
    }
    tree.corridor_file("us", {**row, "cost_500": None})
    (corridor, _, _) = read_content(tree.folder)[0].corridors[0]
    assert (corridor.sender, corridor.receiver, corridor.cost_200, corridor.cost_500) == (
        "US",
        "SV",
        5.5,
        None,
    )


def test_a_wrong_corridor_is_told_with_its_place(tree):
    row = {
        "receiver": "SV",
        "year": "2025",
        "quarter": "5",
        "cost_200": "5,5",
        "cost_500": None,
        "services": "5",
    }
    tree.corridor_file("us", row)
    fields = [line.split(", ")[2] for line in told(tree)]
    assert fields == [
        "corridors -> 0 -> quarter: 5 is not a quarter: 1 to 4",
        "corridors -> 0 -> cost_200: must be a number",
    ]
