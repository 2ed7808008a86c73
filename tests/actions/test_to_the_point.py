"""What is said of an answer that is not near to the question."""

from __future__ import annotations

from actions.knowledge_access import knowledge_base
from actions.to_the_point import new_words


def test_what_is_only_the_nearest_of_its_topic_is_said_to_be_that() -> None:
    match = knowledge_base().look_up("education_programs", "ES")[0]
    far, near = ({match.entry.id: nearness} for nearness in (0.5, 1.4))
    assert new_words(far, match, ["Words."]) == [{"phrase": "not_exactly"}, "Words."]
    assert new_words(near, match, ["Words."]) == ["Words."]
