import pytest


def test_the_small_tree_keeps_every_promise(tree):
    tree.entry("us-clinic", applies_in=["US", "EU", "INT"], for_origins=["MX"])
    assert tree.told() == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"topics": ["health_service"]},
            "topics -> 0: 'health_service' is not a topic of topics.yml; did you mean 'health_services'?",
        ),
        ({"topics": ["health_services"] * 2}, "topics: 'health_services' stands twice: keep one"),
        (
            {"applies_in": ["US", "UK"]},
            "applies_in -> 1: 'UK' is not a country code, a region of",
        ),
        ({"applies_in": ["central-americas"]}, "did you mean 'central-america'?"),
        ({"for_origins": ["EU"]}, "for_origins -> 0: 'EU' is not a country code"),
        ({"refers_to": ["us-911"]}, "refers_to -> 0: 'us-911' is not another entry's id"),
        ({"refers_to": ["us-clinic"]}, "refers_to -> 0: 'us-clinic' is not another entry's id"),
        ({"succeeded_by": "us-next"}, "succeeded_by -> 0: 'us-next' is not another entry's id"),
        (
            {"status": "discontinued"},
            "status: is discontinued: say when (until) or what came after",
        ),
        ({"checked_on": "2026-11-25"}, "checked_on: 2026-11-25 is in the future"),
        (
            {"danger": "raid", "applies_in": ["INT"]},
            "danger: 'int-danger-raid' already is the plan for raid in INT",
        ),
    ],
)
def test_a_broken_promise_is_told_with_its_field(tree, fields, message):
    tree.entry("us-clinic", **fields)
    assert any(message in line for line in tree.told()), tree.told()


def test_what_ended_may_say_when_or_what_came_after(tree):
    tree.entry("us-until", status="discontinued", until="2013")
    tree.entry("us-followed", status="discontinued", succeeded_by="us-until")
    assert tree.told() == []


def test_dates_of_sources_and_contacts_are_not_in_the_future(tree):
    path = tree.entry("us-clinic", contacts=[tree.contact(as_of="2027")])
    tree.edit(path, "2026-05", "2026-12")
    assert tree.told() == [
        "contacts -> 0 -> as_of: 2027 is in the future",
        "sources -> 0 -> date: 2026-12 is in the future",
    ]


def test_a_contact_names_countries_that_exist(tree):
    contact = {
        "type": "url",
        "value": "https://example.org",
        "as_of": "2026",
        "source": "0",
        "dial_from": ["UK"],
    }
    tree.entry("us-clinic", contacts=[contact])
    assert tree.told() == ["contacts -> 0: 'UK' is not a country code"]


def test_every_danger_needs_a_general_plan(tree):
    tree.entry("int-danger-raid", danger="raid", applies_in=["US"])
    assert tree.told() == ["danger: no entry is the general plan (applies_in: [INT]) for the danger 'raid'"]


def test_a_folder_is_a_country_or_int(tree):
    tree.entry("uk-clinic")
    assert tree.told() == [": the folder 'uk' is not a country code in small letters, or int"]


def test_topics_have_a_title_in_every_language(tree):
    tree.file("languages.yml", [{"code": code, "name": code} for code in ("es", "en", "ht")])
    assert tree.told()[0] == "0 -> title: 'emergency' has no title in ht"


def test_a_topic_stands_once(tree):
    topic = {
        "slug": "emergency",
        "title": {"es": "E", "en": "E"},
        "needs_country": "true",
        "description": "d",
    }
    tree.file("topics.yml", [topic, topic])
    assert "1 -> slug: 'emergency' stands twice: keep one" in tree.told()


def test_regions_hold_countries(tree):
    tree.file("regions.yml", {"EU": ["ES", "Francia"]})
    assert tree.told() == ["EU -> 1: 'Francia' is not a country code"]


def test_corridors_join_countries_and_stand_once(tree):
    row = {
        "receiver": "XX",
        "year": "2025",
        "quarter": "1",
        "cost_200": "5",
        "cost_500": None,
        "services": "5",
    }
    tree.corridor_file("uk", row, row)
    assert tree.told() == [
        ": the file's name 'uk' is not a country code",
        "corridors -> 0 -> receiver: 'XX' is not a country code",
        "corridors -> 1: this receiver and quarter stand twice: keep one",
        "corridors -> 1 -> receiver: 'XX' is not a country code",
    ]


def test_a_broken_entry_is_not_unknown_to_others(tree):
    tree.entry("us-broken", kind="x")
    tree.entry("us-clinic", refers_to=["us-broken"])
    assert not any("us-broken" in line for line in tree.told())


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"cost_200": "-4.3"}, "corridors -> 0 -> cost_200: -4.3 % cannot be a cost: leave the corridor out"),
        ({"services": "4"}, "corridors -> 0 -> services: an average over 4 services says little: 5 or more"),
    ],
)
def test_an_average_that_says_nothing_is_told(tree, wrong, message):
    tree.corridor_file("us", {"receiver": "SV", **wrong})
    assert tree.told() == [message]
