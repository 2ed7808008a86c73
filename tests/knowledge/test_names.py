from knowledge.names import name_index, named

INDEX = name_index(
    [
        ("mx-health", "Ventanillas de Salud (VDS)"),
        ("hn-health", "Ventanillas de Salud de Honduras"),
        ("sv-work", "Modelo de gestión; Programa de Movilidad Laboral"),
        ("picum", "PICUM"),
    ]
)


def test_a_name_is_found_inside_a_sentence_whatever_its_accents():
    assert named("¿qué es el modelo de gestion?", INDEX) == {"sv-work": 3.0}
    assert named("PROGRAMA DE MOVILIDAD LABORAL", INDEX) == {"sv-work": 4.0}


def test_the_longest_name_comes_first():
    assert list(named("ventanillas de salud de honduras", INDEX)) == ["hn-health", "mx-health"]


def test_part_of_a_name_or_one_word_calls_nobody():
    assert named("ventanillas", INDEX) == named("PICUM", INDEX) == named("", INDEX) == {}


def test_who_types_a_name_finds_the_thing_first(tree, opened):
    tree.entry("us-a", "Clinic of the people at night", name_local="Casa Azul")
    tree.entry("us-b", "Blue house clinic", text=tree.both("casa azul casa azul de la clínica"))
    assert [hit.entry.id for hit in opened().search("casa azul")] == ["us-a", "us-b"]
