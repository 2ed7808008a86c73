import pytest

from knowledge.search import question_words, stop_words, terms


@pytest.mark.parametrize(
    ("question", "looked_for"),
    [
        ("", ""),
        ("   \n\t", ""),
        ("😀 🇲🇽", ""),
        ('"', ""),
        ("((( ))) *** ^ : - +", ""),
        ("¿Dónde está la clínica?", "clinica*"),
        ('wage" OR title:*', "wage title*"),
        ("wages AND NOT pay", "wage* pay"),
        ("remesas REMESAS Remésas", "remesa*"),
        ("it's", ""),
        ("a_b", "b"),
    ],
)
def test_of_a_question_the_words_that_say_something_are_looked_for(question, looked_for):
    assert " ".join(f"{term.word}*" if term.begins else term.word for term in terms(question)) == looked_for


def test_a_very_long_question_is_cut():
    assert len(terms(" ".join(f"word{number}" for number in range(500)))) == 40


def test_words_are_folded_and_stand_once():
    assert question_words("Niño NIÑO niños Ação ça") == ("nino", "ninos", "acao", "ca")


def test_stop_words_are_folded_and_of_five_languages():
    assert {"el", "the", "voce", "avec", "mwen"} <= stop_words()
    assert all(question_words(word) == (word,) for word in stop_words())


@pytest.mark.parametrize("question", ['"', "AND", "OR OR", "a*", "(", "title:x", "NEAR(", "x' --", "😀", "", "\x00"])
def test_no_question_breaks_the_search(tree, opened, question):
    assert opened().search(question) == ()


def test_spanish_without_accents_finds_spanish_with_accents(tree, opened):
    text = tree.both("Atención médica de urgencia", "Urgent care")
    tree.entry("us-care", text=text)
    (hit,) = opened().search("ATENCION medica")
    assert hit.entry.id == "us-care"


def test_one_hit_for_an_entry_whatever_its_languages(tree, opened):
    tree.entry("us-clinic", text=tree.both("Hospital"))
    assert [hit.entry.id for hit in opened().search("hospital")] == ["us-clinic"]


def test_a_word_in_the_title_weighs_more_than_one_in_a_step(tree, opened):
    in_a_step = tree.saying("Uno", steps=["hospital"])
    tree.entry("us-a", text={"es": in_a_step, "en": tree.saying("One", steps=["home"])})
    tree.entry("us-b", "Hospital")
    assert [hit.entry.id for hit in opened().search("hospital")] == ["us-b", "us-a"]


def test_the_local_name_is_found(tree, opened):
    tree.entry("us-window", name_local="Ventanilla de Salud")
    assert [hit.entry.id for hit in opened().search("ventanillas")] == ["us-window"]


def test_what_applies_where_the_person_lives_comes_first(tree, opened):
    tree.entry("mx-a", "Hospital", applies_in=["MX"])
    tree.entry("us-b", "Hospital", applies_in=["US"])
    tree.entry("int-c", "Hospital", applies_in=["INT"])
    tree.entry("es-d", "Hospital", applies_in=["EU"])
    base = opened()
    found = {home: [hit.entry.id for hit in base.search("hospital", home)] for home in (None, "US", "FR")}
    assert found == {
        None: ["es-d", "int-c", "mx-a", "us-b"],
        "US": ["int-c", "us-b", "es-d", "mx-a"],
        "FR": ["es-d", "int-c", "mx-a", "us-b"],
    }


def test_what_is_for_other_nationals_comes_last(tree, opened):
    tree.entry("us-a", "Hospital", for_origins=["MX"])
    tree.entry("us-b", "Hospital", for_origins=["SV", "HN"])
    assert [hit.entry.id for hit in opened().search("hospital", origin="HN")] == ["us-b", "us-a"]


def test_a_much_better_hit_elsewhere_stays_first(tree, opened):
    tree.entry("sv-school", "Bachillerato virtual", applies_in=["SV"])
    text = {"es": tree.saying("Otra", caution="virtual"), "en": tree.saying("Other")}
    tree.entry("us-other", text=text)
    assert [hit.entry.id for hit in opened().search("bachillerato virtual", residence="US")] == [
        "sv-school",
        "us-other",
    ]


def test_a_topic_narrows_the_search_and_limit_cuts_it(tree, opened):
    tree.entry("us-a", "Hospital")
    tree.entry("us-b", "Hospital", topics=["rights_work"])
    base = opened()
    assert [hit.entry.id for hit in base.search("hospital", topic="rights_work")] == ["us-b"]
    assert [hit.entry.id for hit in base.search("hospital", limit=1)] == ["us-a"]


def test_plans_for_dangers_are_never_found(tree, opened):
    assert opened().search("plan raid") == ()
