"""A time that is asked for within a question of its own."""

from __future__ import annotations

from tests.conftest import Assistant
from tests.conversations.talks import talk


def test_how_long_is_told_by_what_knows_it(assistant: Assistant) -> None:
    """ "I do not go away, how long do they take" was told more of what holds for who leaves the state."""
    *_, time = talk(
        assistant,
        "es",
        "soy hondureño en monterrey y tengo tramite en la comar, me puedo ir a tijuana?",
        "no me voy, ya estoy aqui en monterrey. q tanto tarda el tramite",
    )
    assert time["entries"][0] in {"mx-comar-cuanto-tarda", "mx-refugio-comar"}
    assert "45 días" in "\n".join(time["reply"])


def test_the_term_is_told_again_to_who_asks_for_it(assistant: Assistant) -> None:
    """ "How long do I have to complain" got "file the complaint in time"."""
    *_, time = talk(
        assistant,
        "en",
        "supervisor at the packing house in georgia USA calls us dirty africans and keeps us on the worst line",
        "how long do i have to complain",
    )
    assert "180 days" in "\n".join(time["reply"])
