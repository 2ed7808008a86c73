"""Papers that are called by their letters."""

from __future__ import annotations

from typing import Optional

import pytest

from actions.knowledge_access import knowledge_base
from actions.named_paper import named_paper
from actions.situation import Situation


@pytest.mark.parametrize(
    ("text", "residence", "entry"),
    [
        ("boa noite, estudo em sao paulo, como tiro o cpf", "BR", "br-cpf"),
        ("la police m'a contrôlé et j'ai reçu une oqtf, ça veut dire quoi", "FR", "fr-oqtf"),
        ("comment faire pour l'AME", "FR", "fr-ame"),
        ("mon ame est triste", "FR", None),
        ("no sé qué hacer con sus papeles", "BR", None),
        ("como tiro o cpf", None, None),
        ("is my hand covered, i have no ohip", "CA", "ca-on-ohip-card"),
    ],
)
def test_letters_of_a_title_call_the_entry_in_that_country(text: str, residence: Optional[str], entry: str) -> None:
    found = named_paper(knowledge_base(), Situation("nlu_fallback", text, "es", residence=residence))
    assert (found.id if found else None) == entry
