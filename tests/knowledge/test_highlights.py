import pytest

from knowledge.highlights import snippet


@pytest.mark.parametrize(
    ("question", "texts", "shown"),
    [
        ("clinica", ["¿Dónde hay una clínica?"], "¿Dónde hay una ‹clínica›?"),
        ("remesas", ["Una remesa, dos remesas."], "Una ‹remesa›, dos ‹remesas›."),
        ("clinic", ["home", "a clinic", "the clinic and the clinic"], "the ‹clinic› and the ‹clinic›"),
        ("night clinic", ["clinic, clinic, clinic", "a clinic at night"], "a ‹clinic› at ‹night›"),
        ("hospital", ["a clinic"], ""),
        ("the", ["the clinic"], ""),
        ("", ["a clinic"], ""),
        ("clinic", [""], ""),
    ],
)
def test_the_words_of_the_question_are_marked(question, texts, shown):
    assert snippet(question, texts) == shown


def test_a_long_text_is_cut_to_the_part_that_has_the_words():
    words = [f"w{number}" for number in range(60)]
    shown = snippet("w40 w41", [" ".join(words)])
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "‹w40› ‹w41›" in shown
    assert len(shown.split()) == 24
