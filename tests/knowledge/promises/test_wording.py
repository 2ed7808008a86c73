import pytest

from knowledge.promises.wording import figures
from knowledge.readability import readability


def told_of(tree, text):
    tree.entry("us-clinic", text=text)
    return [line for line in tree.told() if line.startswith("text")]


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("De 9:00 a 17:30.", "From 9 to 17:30."),
        ("Cuesta 1.000,50 dólares.", "It costs 1,000.50 dollars."),
        ("Abre a las 8 h 00.", "Opens at 8."),
        ("Sin cifras.", "No figures."),
    ],
)
def test_figures_may_be_written_as_each_language_writes_them(tree, spanish, english):
    text = {"es": tree.saying("A", answer=spanish), "en": tree.saying("A", answer=english)}
    assert told_of(tree, text) == []


def test_a_figure_that_a_translation_lacks_is_told(tree):
    text = {"es": tree.saying("A", answer="Tiene 90 días."), "en": tree.saying("A", answer="You have 9 days.")}
    assert told_of(tree, text) == ["text -> es: has not the same figures as en: 9, 90"]


def test_a_step_counts_as_well_as_the_answer(tree):
    text = {"es": tree.saying("A", steps=["Pida 2 copias."]), "en": tree.saying("A", steps=["Ask for copies."])}
    assert told_of(tree, text) == ["text -> es: has not the same figures as en: 2"]


def test_hard_words_are_told(tree):
    hard = "Responsabilidades administrativas correspondientes internacionalmente establecidas " * 4
    text = {"es": tree.saying("A", answer=hard), "en": tree.saying("A")}
    (line,) = told_of(tree, text)
    assert "is hard to read (LIX 1" in line


def test_an_endless_sentence_is_told(tree):
    text = {"es": tree.saying("A", answer="y ".join(["va"] * 31)), "en": tree.saying("A")}
    (line,) = told_of(tree, text)
    assert "has a sentence of" in line


def test_a_word_of_the_glossary_is_told_with_its_better_one(tree):
    tree.file("glossary.yml", {"en": {"illegal alien*": "people without papers"}})
    text = {"es": tree.saying("A illegal alien"), "en": tree.saying("A", answer="For ILLEGAL aliens.")}
    assert told_of(tree, text) == ["text -> en -> answer: 'illegal alien*': say 'people without papers' (glossary.yml)"]


def test_a_glossary_that_is_no_table_is_told(tree):
    tree.file("glossary.yml", {"en": ["alien"]})
    assert tree.told() == ["en: must be lines 'word to avoid: what to say instead'"]


def test_today_that_speaks_of_2011_is_told(tree):
    text = {"es": tree.saying("A"), "en": tree.saying("A", today="In 2011 it opened.")}
    lines = told_of(tree, text)
    assert "text -> en -> today: speaks of 2011: what was reported then belongs into reported_2011" in lines


def test_figures_are_digits_without_their_signs(tree):
    class Said:
        title = "Ley 136-03"
        question = answer = "El 3,5 % de 1.200"
        caution = cost = eligibility = reported_2011 = today = None
        steps = ()

    assert figures(Said()) == {"136", "03", "35", "1200"}


def test_a_text_without_words_is_easy():
    assert readability("911 / 112") == readability("")


def test_readability_is_words_a_sentence_and_the_share_of_long_words():
    measured = readability("Ask for help. Somebody answers.")
    assert (measured.lix, measured.longest, measured.words) == (2.5 + 100 * 2 / 5, 3, 5)
