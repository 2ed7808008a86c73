def test_spanish_and_english_are_always_there(tree):
    tree.entry("us-clinic", text={"es": tree.saying("Clinic")})
    assert tree.told() == ["text -> en: is missing: every entry is said in en"]


def test_a_language_is_one_of_the_base(tree):
    tree.entry(
        "us-clinic",
        text={**tree.both("Clinic"), "en-us": tree.saying("Clinic")},
    )
    assert tree.told() == ["text -> en-us: 'en-us' is not a language of languages.yml"]


def test_every_language_has_the_same_steps(tree):
    two, one = tree.saying("Clínica", steps=["uno", "dos"]), tree.saying("Clinic", steps=["one"])
    tree.entry("us-clinic", text={"es": two, "en": one})
    (line,) = tree.told()
    assert line == "text -> es -> steps: has 2 steps where en has 1: say the same in both"


def test_no_text_is_empty(tree):
    tree.entry("us-clinic", text={"es": tree.saying("Clinic"), "en": tree.saying("Clinic", question="")})
    assert tree.told() == ["text -> en -> question: is empty: write it or leave the field out"]
