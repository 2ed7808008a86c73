from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.renderings.gsm import BASIC, EXTENDED, folded, is_gsm, messages


def test_the_alphabet_has_its_signs_once_each() -> None:
    assert len(set(BASIC)) == len(BASIC) == 127  # and the escape, which no text holds
    assert not set(BASIC) & set(EXTENDED)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("¿Qué año? Así no.", "¿Qué año? Asi no."),
        ("não, você já começou", "nao, voce ja comecou"),
        ("où êtes-vous ? « là »", 'où etes-vous ? " là "'),
        ("kote ou ye, lòt pè", "kote ou ye, lòt pè"),
        ("“EE. UU.” – 5 €…", '"EE. UU." - 5 €...'),
        ("a\u0301 n\u0303", "a ñ"),
        ("Łódź", "Lodz"),
    ],
)
def test_only_what_is_not_in_the_alphabet_is_folded(text: str, sent: str) -> None:
    assert folded(text) == sent
    assert is_gsm(sent)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("€" * 152, 2),  # 76 to each: none is divided
        ("€" * 153, 3),
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("я" * 134, 2),
        ("я" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 66, 2),  # 33 to each: none is divided
        ("😀" * 67, 3),
    ],
)
def test_messages_are_counted_as_networks_count_them(text: str, number: int) -> None:
    assert messages(text) == number


@given(st.text())
def test_folding_is_done_once_and_never_turns_a_plain_text_into_ucs2(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert not is_gsm(text) or is_gsm(folded(text))
