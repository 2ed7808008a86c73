"""The components of ``config.yml`` that know what is meant by phrases: follow-ups, requests, what is nearest."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import Component
from bot.nlu.follow_ups import FollowUps, without
from bot.nlu.message import (
    ANSWERED,
    DENIED_PLACES,
    DETAIL,
    DETAIL_INTENT,
    FALLBACK_INTENT,
    FOLLOW_UP,
    LANGUAGE,
    LANGUAGE_INTENT,
    NEAREST_INTENT,
    PLACE_INTENT,
    TALK,
    add_entity,
    intent_of,
    named,
)
from bot.nlu.nearest import NearestQuestions, with_roles
from bot.nlu.requests import ASKED_WITHIN, DETAILS, Requests
from bot.nlu.topics import TALK as SMALLTALK

Kind = DefaultV1Recipe.ComponentType
UNCLEAR = (FALLBACK_INTENT, SMALLTALK)
"""What a message is taken for that is of no topic: one that asks a detail is of the answer before ("lol and how much").
"""

BESIDES = ("cost", "contacts", "time")
"""The details that a question of its own may ask for, too: "what does a passport cost", "who helps, the number please".
"""


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class FollowUpDetector(Component):
    """Sets the intent of a message that says nothing but a place (and ``follow_up``), or a wish for a language."""

    @classmethod
    def ready(cls) -> FollowUps:
        """Read the small words."""
        return FollowUps()

    def understand(self, message: Message, text: str) -> None:
        """Look at what is left of the text without its places; a place that is only implied is no place."""
        follow_up = self.model.recognise(text, named(message), message.get(DENIED_PLACES, ()))
        message.set(FOLLOW_UP, follow_up, add_to_output=True)
        if follow_up is not None:
            message.set(INTENT, intent_of(PLACE_INTENT, 1.0), add_to_output=True)
        if (message.get(LANGUAGE) or {}).get("asked"):
            message.set(INTENT, intent_of(LANGUAGE_INTENT, 1.0), add_to_output=True)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class DetailDetector(Component):
    """Sets the intent of a message that asks something of the last answer only ("and the cost?"), with ``detail``; so
    does one that is about nothing clear ("how long do I have to complain").

    A question of its own that asks for the cost, a time or a number, too, keeps its intent
    ("what does a passport cost").
    """

    @classmethod
    def ready(cls) -> tuple[Requests, Requests]:
        """Read the phrases: those that stand alone, and those that a question of its own may hold."""
        return Requests(DETAILS, alone=True), Requests(ASKED_WITHIN)

    def understand(self, message: Message, text: str) -> None:
        """Only after an answer: without one the same words are a question of their own."""
        answered = (message.get("metadata") or {}).get(ANSWERED)
        alone, within = self.model
        detail = alone.recognise(without(text, named(message))) if answered else None
        asked = within.recognise(text) if detail is None else None
        if answered and asked and message.get(INTENT)["name"] in UNCLEAR:
            detail = asked
        if detail is not None:
            message.set(INTENT, intent_of(DETAIL_INTENT, 1.0), add_to_output=True)
        elif asked in BESIDES:
            detail = asked
        if detail is not None:
            add_entity(message, DETAIL, detail)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class RequestDetector(Component):
    """Sets the intent of a message that asks something of the assistant itself, and of small talk (with ``talk``)."""

    @classmethod
    def ready(cls) -> Requests:
        """Read the phrases."""
        return Requests()

    def understand(self, message: Message, text: str) -> None:
        """Only what is clearly said counts: forgetting cannot be undone. Where somebody is may stand beside it."""
        request = self.model.recognise(without(text, named(message)))
        if request is None:
            return
        intent, _, talk = request.partition(".")
        message.set(INTENT, intent_of(intent, 1.0), add_to_output=True)
        if talk:
            add_entity(message, TALK, talk)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class NearestDetector(Component):
    """Sets the intent of a message that asks for the nearest of something, and adds what as ``service``."""

    @classmethod
    def ready(cls) -> NearestQuestions:
        """Read the phrases."""
        return NearestQuestions()

    def understand(self, message: Message, text: str) -> None:
        """The ranking stays: the topic is the same as without "nearest". The places get the roles they have here."""
        service = self.model.recognise(text)
        if service is not None:
            message.set(INTENT, intent_of(NEAREST_INTENT, 1.0), add_to_output=True)
            message.set(ENTITIES, with_roles(text, message.get(ENTITIES, []), service), add_to_output=True)
            add_entity(message, "service", service)
