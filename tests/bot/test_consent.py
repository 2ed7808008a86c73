"""A yes or a no in people's own words and spellings."""

from __future__ import annotations

import pytest

from bot.consent import Consent

YES = """si | sii | Sí | si claro | sip | ok | vale | dale si | asepto | deacuerdo | estoy de acuerdo |
    si quiero | esta bien | si porfa llamenme | claro que si | yes | YES!! | yess | yea | okey |
    i agree | agreed | yes please call me | fine | y | of course | alright | sim | simm |
    pode ligar | concordo | tá bom | tudo bem | sim por favor | oui | ouii | d'accord | dacord |
    dacor | oui svp | bien sûr | oui je veux bien | wi | wii | dakò | mwen dakò | m dako |
    wi tanpri | men wi"""
NO = """no | noo | nop | no gracias | no quiero | mejor no | que no me llamen | no me yamen |
    no estoy de acuerdo | no acepto | nope | no thanks | dont call me | don't call | I do not agree |
    rather not | nah | no way | si no | não | naum | não quero | não liguem | melhor não |
    não concordo | non | nonn | non merci | je ne veux pas | pas d'accord | je refuse |
    ne m'appelez pas | non mesi | mwen pa vle | pa rele m | mwen pa dakò"""
NEITHER = """si? | por que no | why not | y que | quizas | maybe | si me deportan | no entiendo |
    no hay agua | mwen pa vle viv | ya no quiero vivir | do they call the police | ¿es gratis? |
    my boss said no | | 42 | si pero para que | ki sa"""


def each(words: str) -> list[str]:
    return [" ".join(part.split()) for part in words.split("|")]


@pytest.mark.parametrize(("answers", "meant"), [(YES, "yes"), (NO, "no"), (NEITHER, None)])
def test_only_what_says_nothing_else_is_an_answer(answers: str, meant: str | None) -> None:
    consent = Consent()
    assert {text: consent.read(text) for text in each(answers)} == dict.fromkeys(each(answers), meant)


def test_a_yes_may_come_with_the_number_and_a_refusal_never() -> None:
    consent = Consent()
    assert consent.begins_with_yes("sii, +1 202 555 0142 despues de las 6")
    assert not consent.begins_with_yes("no, +1 202 555 0142 no es mio")
    assert not consent.begins_with_yes("si pero no a este: +1 202 555 0142")
    assert not consent.begins_with_yes("+1 202 555 0142")


def test_a_call_can_be_taken_back_and_a_lone_no_takes_nothing_back() -> None:
    consent = Consent()
    taken_back = "no me llamen | don't call me | não liguem | ne m'appelez pas | pa rele m"
    assert all(consent.takes_back(text) for text in each(taken_back))
    assert not any(consent.takes_back(text) for text in ("no", "no gracias", "llamen", "si"))
