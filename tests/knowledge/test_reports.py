from datetime import date
from pathlib import Path

from knowledge.promises import checked_content
from knowledge.reports import coverage_lines, readability_lines, stale_lines

TODAY = date(2026, 11, 24)
PROJECT = Path(__file__).parents[2]


def lines(tree, report, *arguments):
    return list(report(checked_content(tree.folder, today=lambda: TODAY), *arguments))


def test_a_country_and_a_topic_without_enough_entries_are_holes(tree):
    tree.entry("us-clinic", applies_in=["US", "EU"])
    told = lines(tree, coverage_lines)
    assert any(line.startswith("| health_services | 1 |") for line in told)
    assert "- `rights_work` has 0 entries, fewer than 5." in told
    assert "- ES: 1 of 3 topics, fewer than 8. Nothing of its own on: rights_work, remittances_send." in told


def test_contacts_that_are_withheld_are_listed_beside_old_entries(tree):
    tree.entry("us-clinic", contacts=[tree.contact(value="https://example.org/old", as_of="2019")])
    told = lines(tree, stale_lines, TODAY)
    assert any(line.startswith("withheld  2019") and "(us-clinic)" in line for line in told)


def test_readability_names_the_hardest(tree):
    hard = "Responsabilidades administrativas correspondientes."
    tree.entry("us-clinic", text={"es": tree.saying("A", answer=hard), "en": tree.saying("A")})
    told = lines(tree, readability_lines)
    assert told[told.index("the 10 hardest:") + 1].endswith("es of us-clinic")


def test_the_page_on_coverage_is_up_to_date():
    told = "\n".join(coverage_lines(checked_content())) + "\n"
    page = (PROJECT / "docs/coverage.md").read_text(encoding="utf-8")
    assert page == told, "run: python -m knowledge coverage > docs/coverage.md"
