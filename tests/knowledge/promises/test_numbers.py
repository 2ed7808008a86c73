import pytest

from knowledge.promises import checked_content
from knowledge.promises.numbers import disagreements, telephone_like


def sources(*pages: str) -> list[dict]:
    rest = {"publisher": "P", "title": "T", "date": "2026", "supports": "s"}
    return [{"url": f"https://example.org/{page}", **rest} for page in pages]


@pytest.mark.parametrize(
    "text",
    [
        "Llame al 555 123 4567.",
        "(202) 555-0143",
        "+503 2222 0000",
        "1-800-555-0199",
        "55512",
        "900 105 090",
        "555.123.4567",
        "In 2025 call 2025-555-0100",
        "116 123",
    ],
)
def test_what_could_be_dialled_is_found(text):
    assert telephone_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "Marque 911.",
        "since 2011",
        "2011-2012",
        "1,102 people",
        "$1.102,50",
        "15,000,000",
        "on 2025-11-30",
        "18 to 24",
        "In 2025 15 countries",
        "6.36 %",
        "2025 10,000",
        "from 2000 to 2026",
        "10\u202f000 euros",
        "art. 13, 2017",
        "",
    ],
)
def test_years_days_and_amounts_are_no_telephone_numbers(text):
    assert telephone_like(text) == ()


def test_a_telephone_number_in_a_text_is_told_with_its_place(tree):
    tree.edit(tree.entry("us-clinic"), "answer: Clinic.", "answer: Call 202 555 0143.")
    assert "text -> en -> answer: '202 555 0143' looks like a telephone number: move it to contacts" in tree.told()


def test_a_telephone_number_in_a_label_is_told(tree):
    label = {"es": "Línea", "en": "or 202 555 0143"}
    tree.entry("us-clinic", contacts=[tree.short_code("911", label=label)])
    assert tree.told()[0].startswith("contacts -> 0 -> label -> en: '202 555 0143'")


def test_a_text_does_not_tell_the_number_of_a_contact_that_may_be_withheld(tree):
    path = tree.entry("us-clinic", contacts=[tree.short_code("211")])
    tree.edit(path, "answer: Clinic.", "answer: Call 211.")
    assert "text -> en -> answer: '211' stands in contacts: say what answers there" in tree.told()[0]


def test_a_number_that_is_the_name_of_the_thing_may_be_said(tree):
    path = tree.entry("us-clinic", name_local="Line 211", contacts=[tree.short_code("211")])
    tree.edit(path, "answer: Clinic.", "answer: Call line 211.")
    assert not [told for told in tree.told() if "stands in contacts" in told]


def test_a_number_of_no_numbering_plan_is_told(tree):
    tree.entry("us-clinic", contacts=[tree.contact(type="phone", value="+11110000000")])
    assert "contacts -> 0 -> value: '+11110000000' is not a number of any country's plan" in tree.told()[0]


def test_a_short_code_says_where_it_works(tree):
    tree.entry("us-clinic", contacts=[tree.contact(type="short_code", value="988")])
    assert tree.told() == ["contacts -> 0: is a short code: say where it works (country or dial_from)"]


def test_an_emergency_number_with_one_source_must_be_known_to_phonenumbers(tree):
    tree.entry(
        "us-911",
        kind="emergency_number",
        contacts=[tree.short_code("911")],
    )
    assert tree.told() == []
    tree.entry(
        "us-911",
        kind="emergency_number",
        contacts=[tree.short_code("123")],
    )
    assert "contacts -> 0 -> value: '123' has one source, and phonenumbers does not know it" in tree.told()[0]


def test_two_sources_are_enough_and_the_disagreement_is_listed(tree):
    number = tree.short_code("123")
    tree.entry("us-123", kind="emergency_number", sources=sources("a", "b"), contacts=[number])
    content = checked_content(tree.folder)
    assert list(disagreements(content)) == ["us-123: phonenumbers knows no emergency number 123 in US"]


def test_one_page_cited_twice_is_one_source(tree):
    number = tree.short_code("123")
    tree.entry("us-123", kind="emergency_number", sources=sources("a", "a"), contacts=[number])
    assert "has one source" in tree.told()[0]
