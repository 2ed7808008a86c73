"""From every topic a person is at most two turns away, in every language."""

from __future__ import annotations

import pytest

from tests.conftest import Assistant
from tests.conversations.scripts import Judge
from tests.conversations.test_dialogues import reaches_a_person

SPOKEN = ("es", "en", "pt", "fr", "ht")


@pytest.mark.parametrize("language", SPOKEN)
def test_every_topic_reaches_a_person_within_two_turns(assistant: Assistant, language: str) -> None:
    judge, office = Judge(assistant.office), assistant.office
    for topic in office.knowledge.topics():
        answer = pressed(assistant, topic.slug, language)
        if not reaches_a_person(answer, judge):
            conversation = answer["conversation"]
            answers = [assistant.ask("", conversation, choice=each["n"]) for each in answer["choices"][:1]]
            assert any(reaches_a_person(each, judge) for each in answers), (topic.slug, language)


def pressed(assistant: Assistant, topic: str, language: str) -> dict[str, object]:
    """The answer to the button of a topic, in a conversation of its own."""
    import time
    import uuid

    from bot.ask import CHANNEL
    from bot.conversations import choices, people
    from bot.conversations.choices import ShownChoice, new_id

    name, now = uuid.uuid4().hex, time.time()
    who = people.pseudonym(assistant.office.keys.sender, CHANNEL, name)
    button = ShownChoice(new_id(), 1, topic, {"intent": topic, "entities": [], "language": language})
    with assistant.office.database.transaction() as session:
        people.meet(session, who, CHANNEL, now)
        choices.keep(session, who, (button,), now)
    answer = assistant.ask("", name, choice=1, language=language)
    assert answer["language"] == language
    return {**answer, "conversation": name}
