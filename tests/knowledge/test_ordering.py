"""What look-up finds and in which order: the table of the promises in knowledge.ordering."""

import pytest


def looked_up(base, *arguments: object, **places: object) -> list[str]:
    return [match.entry.id for match in base.look_up(*arguments, **places)]


def test_the_country_then_its_region_then_everywhere(tree, opened):
    tree.entry("int-a", applies_in=["INT"])
    tree.entry("es-b", applies_in=["EU"])
    tree.entry("es-c", applies_in=["ES"])
    tree.entry("us-d", applies_in=["US"])
    base = opened()
    assert looked_up(base, "health_services", residence="ES") == ["es-c", "es-b", "int-a"]
    assert looked_up(base, "health_services", residence="US") == ["us-d", "int-a"]
    assert looked_up(base, "health_services", residence="BR") == ["int-a"]


def test_an_entry_is_as_close_as_the_closest_place_it_names(tree, opened):
    tree.entry("es-a", applies_in=["EU"])
    tree.entry("es-b", applies_in=["INT", "EU", "ES"])
    assert looked_up(opened(), "health_services", residence="ES") == ["es-b", "es-a"]


def test_main_topic_before_side_topic_at_the_same_place(tree, opened):
    tree.entry("us-a", topics=["rights_work", "health_services"])
    tree.entry("us-b", topics=["health_services"])
    tree.entry("int-c", topics=["health_services"], applies_in=["INT"])
    assert looked_up(opened(), "health_services", residence="US") == ["us-b", "us-a", "int-c"]


def test_for_the_persons_nationals_then_for_anyone_and_never_for_others_only(tree, opened):
    tree.entry("us-a")
    tree.entry("us-b", for_origins=["MX"])
    tree.entry("us-c", for_origins=["SV", "HN"])
    base = opened()
    assert looked_up(base, "health_services", residence="US", origin="MX") == ["us-b", "us-a"]
    assert looked_up(base, "health_services", residence="US", origin="HN") == ["us-c", "us-a"]
    assert looked_up(base, "health_services", residence="US", origin="BR") == ["us-a"]


def test_origin_unknown_what_is_for_some_nationals_comes_after_what_is_for_anyone(tree, opened):
    tree.entry("us-a", for_origins=["MX"])
    tree.entry("us-b")
    assert looked_up(opened(), "health_services", residence="US") == ["us-b", "us-a"]


def test_what_exists_before_what_may_exist_before_what_ended(tree, opened):
    tree.entry("us-a", status="discontinued", until="2013")
    tree.entry("us-b", status="unknown")
    tree.entry("us-c", status="reformed")
    tree.entry("us-d", status="active")
    assert looked_up(opened(), "health_services", residence="US") == ["us-c", "us-d", "us-b", "us-a"]


def test_fresh_before_due_before_stale(tree, opened):
    tree.edit(tree.entry("us-a"), "2026-05", "2023-05")
    tree.edit(tree.entry("us-b"), "2026-05", "2025-05")
    tree.entry("us-c")
    assert looked_up(opened(), "health_services", residence="US") == ["us-c", "us-b", "us-a"]


def test_what_can_be_used_first_then_by_id(tree, opened):
    for slug, kind in [
        ("a", "statistic"),
        ("b", "hotline"),
        ("c", "service"),
        ("d", "right"),
        ("e", "service"),
    ]:
        tree.entry(f"us-{slug}", kind=kind)
    assert looked_up(opened(), "health_services", residence="US") == ["us-d", "us-c", "us-e", "us-b", "us-a"]


def test_residence_unknown_everywhere_first_then_the_entries_of_more_countries(tree, opened):
    tree.entry("us-a", applies_in=["US"])
    tree.entry("us-b", applies_in=["US", "MX"])
    tree.entry("es-c", applies_in=["central-america"])
    tree.entry("int-d", applies_in=["INT"])
    assert looked_up(opened(), "health_services") == ["int-d", "es-c", "us-b", "us-a"]


def test_residence_unknown_what_is_for_anyone_comes_before_what_is_for_some_in_more_countries(tree, opened):
    tree.entry("us-a", applies_in=["US", "CA"], for_origins=["MX"])
    tree.entry("us-b", applies_in=["US"])
    assert looked_up(opened(), "health_services") == ["us-b", "us-a"]


def test_residence_unknown_what_concerns_the_origin_comes_before_other_countries(tree, opened):
    tree.entry("es-a", applies_in=["EU"])
    tree.entry("us-b", applies_in=["US"], for_origins=["SV"])
    tree.entry("sv-c", applies_in=["SV"])
    tree.entry("int-d", applies_in=["INT"])
    tree.entry("us-e", applies_in=["US"], for_origins=["MX"])
    assert looked_up(opened(), "health_services", origin="SV") == ["int-d", "us-b", "sv-c", "es-a"]


def test_plans_for_dangers_are_found_by_the_topic_emergency_only(tree, opened):
    tree.entry("us-plan", danger="medical", topics=["emergency", "health_services"])
    base = opened()
    assert looked_up(base, "health_services", residence="US") == []
    assert looked_up(base, "emergency", residence="US")[0] == "us-plan"


def test_an_unknown_topic_has_no_entries(opened):
    assert opened().look_up("weather", residence="US") == ()


@pytest.mark.parametrize(
    ("places", "reason"),
    [
        ({"residence": "US"}, "applies in US; main topic; for nationals of MX; active; fresh; service"),
        ({}, "residence unknown, applies in US; main topic; for nationals of MX; active; fresh; service"),
    ],
)
def test_each_match_says_why_it_stands_there(tree, opened, places, reason):
    tree.entry("us-clinic", for_origins=["MX"])
    (match,) = opened().look_up("health_services", origin="MX", **places)
    assert match.reason == reason
