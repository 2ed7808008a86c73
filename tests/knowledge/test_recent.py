"""What was found out about the last texts is kept, the texts are not."""

from __future__ import annotations

from knowledge.recent import Recent


def test_a_value_is_made_once() -> None:
    made: list[str] = []
    recent: Recent[str] = Recent(2)
    for _ in range(2):
        assert recent.of("hola", lambda: made.append("hola") or "told") == "told"  # type: ignore[func-returns-value]
    assert made == ["hola"]


def test_what_it_depends_on_counts() -> None:
    recent: Recent[int] = Recent(2)
    assert [recent.of("hola", lambda: 1, "es"), recent.of("hola", lambda: 2, "pt")] == [1, 2]


def test_the_oldest_goes_and_no_text_stays() -> None:
    recent: Recent[str] = Recent(2)
    for text in ("a secret", "another one", "a third"):
        recent.of(text, lambda: "value")
    assert recent.of("a secret", lambda: "made again") == "made again"
    assert recent.of("a third", lambda: "made again") == "value"
    assert "secret" not in repr(vars(recent))
