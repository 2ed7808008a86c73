from xml.etree import ElementTree

from bot.picture import Bar, as_table, bars_as_svg, in_words

BARS = [Bar("You send 200 dollars", "about 192 arrive <cost 4 %>", 0.96), Bar("500", "490", 0.98)]
NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(**changes: object) -> ElementTree.Element:
    return ElementTree.fromstring(bars_as_svg("Money & more", BARS, "Average of quarter 1 of 2025. " * 4))


def test_the_picture_is_sound_and_its_words_are_escaped() -> None:
    svg = drawn()
    assert svg.find(f"{NAMESPACE}title").text == "Money & more"
    words = " ".join(text.text for text in svg.iter(f"{NAMESPACE}text"))
    assert "<cost 4 %>" in words


def test_nothing_in_it_is_loaded_or_run() -> None:
    text = bars_as_svg("<script>x</script>", BARS, "https://example.org")
    assert "<script" not in text
    assert "href" not in text


def test_a_bar_is_as_long_as_its_share() -> None:
    lengths = [int(rect.get("width")) for rect in drawn().iter(f"{NAMESPACE}rect") if rect.get("fill") == "#222"]
    full = next(int(rect.get("width")) for rect in drawn().iter(f"{NAMESPACE}rect") if rect.get("stroke"))
    assert [round(length / full, 2) for length in lengths] == [0.96, 0.98]


def test_no_line_runs_out_of_the_picture() -> None:
    assert all(len(text.text) <= 42 for text in drawn().iter(f"{NAMESPACE}text"))


def test_the_same_is_said_in_words_and_as_a_table() -> None:
    assert in_words("Title", BARS, "Note.").startswith("Title. You send 200 dollars: about 192")
    assert as_table(BARS)[1] == ("500", "490")
