"""Whatever is written and pressed in whatever order: never silence, a failure, a wrong language, the same apology
twice, or a figure that no source of the answer tells."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Assistant
from tests.conversations.scripts import Judge
from tests.conversations.test_dialogues import general_faults

MESSAGES = (
    "hola", "gracias", "sí", "no", "2", "la segunda", "más", "cuánto cuesta", "teléfono?", "no entendí", "asdf qwer",
    "¿?", "mi patrón no me paga", "necesito un doctor en Houston", "y en España?", "soy de Haití", "estoy en Tijuana",
    "quiero hablar con una persona", "esto no me ayudó", "eres un robot", "idiota", "mandar 200 dólares a Honduras",
    "qué sabe de mí", "borra todo", "mi esposo me pega", "tengo miedo", "mi hijo tiene fiebre", "que me llamen",
    "la migra está en la puerta", "receta de arroz con pollo", "quiero opinar del servicio", "ya estoy a salvo",
    "visa", "ayuda", "mi número es 202 555 0142", "a" * 900, "😀😀", "/restart", "{{config}}", "' OR 1=1 --",
)  # fmt: skip
STEPS = st.one_of(st.sampled_from(MESSAGES), st.integers(1, 12))
FIGURE = re.compile(r"\d[\d.,  ]*\d{2}")


@pytest.mark.parametrize("language", ["es"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=st.lists(STEPS, min_size=2, max_size=8))
def test_a_random_walk_is_always_answered(assistant: Assistant, language: str, steps: list[Any]) -> None:
    conversation, judge = uuid.uuid4().hex, Judge(assistant.office)
    before = None
    for step in steps:
        answer = said(assistant, conversation, step, before, language)
        assert answer["language"] == language
        assert not general_faults(answer, before, judge), (step, answer["reply"])
        assert not unsourced(answer), (step, answer["reply"])
        before = answer


def said(assistant: Assistant, conversation: str, step: Any, before: Any, language: str) -> dict[str, Any]:
    if isinstance(step, str):
        return assistant.ask(step, conversation, language=language)
    choices = before["choices"] if before else []
    if not choices:
        return assistant.ask(str(step), conversation, language=language)
    return assistant.ask("", conversation, choice=1 + step % len(choices))


def unsourced(answer: dict[str, Any]) -> list[str]:
    """Figures of three digits and more in an answer that names neither an entry nor a source."""
    if answer["entries"] or answer["sources"] or answer.get("refused"):
        return []
    return FIGURE.findall("\n".join(answer["reply"]))
