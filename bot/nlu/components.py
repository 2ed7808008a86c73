"""The components of ``config.yml``: thin shells that let Rasa's graph train, keep and run our models.

Every answer is written into the message as data, so that it reaches ``parse_data`` and the tracker.
The order in ``config.yml`` matters: a follow-up overrules the classifier, a danger overrules all.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import places
from bot.nlu.amounts import Amounts
from bot.nlu.component import Component, TrainedComponent
from bot.nlu.danger import DangerRules
from bot.nlu.follow_ups import FollowUps, without
from bot.nlu.language import LanguageModel
from bot.nlu.nearest import NearestQuestions, with_roles
from bot.nlu.requests import DETAILS, Requests
from bot.nlu.topics import CALM, Alarm, TopicModel
from bot.nlu.whom import Whom
from knowledge.encoder import available_encoder
from knowledge.vocabulary import Danger

Kind = DefaultV1Recipe.ComponentType

LANGUAGE, SETTLED, FOLLOW_UP = "language", "language_settled", "follow_up"
DANGER, POSSIBLE_DANGER, ALARM = "danger", "possible_danger", "alarm"
DOUBTED = 0.01
"""A rule is doubted when the classifier gives any danger less than this."""

UNCLEAR = "unclear"
"""Danger, and nobody can say which: the examples of ``emergency`` that name none."""

FALLBACK_INTENT, PLACE_INTENT, DANGER_INTENT = "nlu_fallback", "follow_up_place", "emergency"
DETAIL_INTENT, DETAIL, TALK = "follow_up_detail", "detail", "talk"
ANSWERED, CONTEXT, IN_DANGER = "answered", "topic", "in_danger"
"""In the metadata of a message: the conversation has been given an answer that can be asked more of; the topic it
is about; it is about a danger that was told of before."""

FEELINGS = "mental_health"
ASIDES = ("smalltalk", "privacy", "out_of_scope", "human_agent")
FRAGMENT = 4
"""Words of a message at most that tell no story of their own."""

CLEAR = 0.9
"""In danger: probability from which on a message is something else than a fragment of what is happening."""

LANGUAGE_INTENT, NEAREST_INTENT = "choose_language", "nearest"
RANKING_LENGTH = 10
ENOUGH_FOR_LANGUAGE = 2
"""Every second example tells the languages apart as well as all do, and is learnt in half the time."""


@DefaultV1Recipe.register(Kind.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageDetector(TrainedComponent):
    """Adds ``language``; each example's language is the ``metadata`` of its intent in the YAML file."""

    @classmethod
    def read(cls, folder: Path) -> LanguageModel:
        """Read the model from ``folder``."""
        return LanguageModel.load(folder)

    def learn(self, examples: list[Message], folder: Path) -> None:
        """Learn from the examples; one whose language is not said is an error of ``data/nlu``."""
        said = [_metadata(example, "language") for example in examples]
        codes: list[str] = [code for code in said if code]
        if len(codes) < len(said):
            text = examples[said.index(None)].get(TEXT)
            raise ValueError(f"data/nlu: '{text}' has no language: give its intent metadata: {{language: …}}")
        some = slice(None, None, ENOUGH_FOR_LANGUAGE)
        LanguageModel.learn([example.get(TEXT) for example in examples[some]], codes[some]).save(folder)

    def understand(self, message: Message, text: str) -> None:
        """Decide against the language of the conversation, which the channel passes as metadata."""
        told = message.get("metadata") or {}
        decision = self.model.decide(text, told.get(LANGUAGE), told.get(SETTLED, True))
        message.set(LANGUAGE, asdict(decision), add_to_output=True)


@DefaultV1Recipe.register(Kind.ENTITY_EXTRACTOR, is_trainable=True)
class PlaceFinder(TrainedComponent):
    """Adds an entity for each country and city, with its role.

    ``sign`` marks a country that is only implied, by a paper or an office.
    """

    @classmethod
    def read(cls, folder: Path) -> places.PlaceFinder:
        """Read the vocabulary from ``folder``."""
        return places.PlaceFinder(places.Vocabulary.load(folder / "places.json"))

    def learn(self, examples: list[Message], folder: Path) -> None:
        """Gather the vocabulary; words of the examples are never taken for misspelt countries."""
        places.gather(example.get(TEXT) for example in examples).save(folder / "places.json")

    def understand(self, message: Message, text: str) -> None:
        """Append the places found to the entities."""
        language = (message.get(LANGUAGE) or {}).get("detected")
        residence = (message.get("metadata") or {}).get("residence")
        found = [_entity(place) for place in self.model.find(text, language, residence)]
        message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)


@DefaultV1Recipe.register(Kind.ENTITY_EXTRACTOR, is_trainable=False)
class DetailFinder(Component):
    """Adds ``amount`` (how much, in which currency) and ``whom`` (for whom somebody asks), where they are said."""

    @classmethod
    def ready(cls) -> tuple[Amounts, Whom]:
        """Read the words."""
        return Amounts.read(), Whom.read()

    def understand(self, message: Message, text: str) -> None:
        """The countries of the message, then the one of the conversation, say whose pesos are meant."""
        amounts, whom = self.model
        entities = message.get(ENTITIES, [])
        named = [
            e["value"] if e["entity"] == "country" else e["country"] for e in entities if e.get("role") != "origin"
        ]
        lives = (message.get("metadata") or {}).get("residence")
        amount = amounts.find(text, [*named, *([lives] if lives else [])])
        message.set("amount", amount and asdict(amount), add_to_output=True)
        detected = (message.get(LANGUAGE) or {}).get("detected")
        message.set("whom", whom.find(text, detected), add_to_output=True)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(TrainedComponent):
    """Sets the intent to the likeliest topic, or to ``nlu_fallback`` when unsure, and ranks the topics.

    Also listens for danger, for the detector below.
    """

    @classmethod
    def read(cls, folder: Path) -> TopicModel:
        """Read the model from ``folder``."""
        return TopicModel.load(folder, available_encoder())

    def learn(self, examples: list[Message], folder: Path) -> None:
        """Learn from all examples; those of ``emergency`` name their danger in the metadata of the intent."""
        texts, topics = [e.get(TEXT) for e in examples], [e.get(INTENT) for e in examples]
        dangers = [
            _metadata(example, DANGER) or (UNCLEAR if topic == DANGER_INTENT else CALM)
            for example, topic in zip(examples, topics, strict=True)
        ]
        TopicModel.learn(texts, topics, dangers, available_encoder()).save(folder)

    def understand(self, message: Message, text: str) -> None:
        """Judge the text; the ranking holds topics only, also when unsure."""
        judgement = self.model.judge(text, (message.get("metadata") or {}).get(CONTEXT))
        ranking = [_intent(topic, p) for topic, p in judgement.ranking[:RANKING_LENGTH]]
        best = ranking[0]
        intent = best if judgement.sure else _intent(FALLBACK_INTENT, best["confidence"])
        message.set(INTENT, dict(intent), add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(ALARM, judgement.alarm)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class FollowUpDetector(Component):
    """Sets the intent of a message that says nothing but a place (and ``follow_up``), or a wish for a language."""

    @classmethod
    def ready(cls) -> FollowUps:
        """Read the small words."""
        return FollowUps()

    def understand(self, message: Message, text: str) -> None:
        """Look at what is left of the text without its places; a place that is only implied is no place."""
        follow_up = self.model.recognise(text, _named(message))
        message.set(FOLLOW_UP, follow_up, add_to_output=True)
        if follow_up is not None:
            message.set(INTENT, _intent(PLACE_INTENT, 1.0), add_to_output=True)
        if (message.get(LANGUAGE) or {}).get("asked"):
            message.set(INTENT, _intent(LANGUAGE_INTENT, 1.0), add_to_output=True)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class DetailDetector(Component):
    """Sets the intent of a message that asks something of the last answer only ("and the cost?"), with ``detail``."""

    @classmethod
    def ready(cls) -> Requests:
        """Read the phrases."""
        return Requests(DETAILS, alone=True)

    def understand(self, message: Message, text: str) -> None:
        """Only after an answer: without one the same words are a question of their own."""
        if not (message.get("metadata") or {}).get(ANSWERED):
            return
        detail = self.model.recognise(without(text, _named(message)))
        if detail is not None:
            message.set(INTENT, _intent(DETAIL_INTENT, 1.0), add_to_output=True)
            _add_entity(message, DETAIL, detail)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class RequestDetector(Component):
    """Sets the intent of a message that asks something of the assistant itself, and of small talk (with ``talk``)."""

    @classmethod
    def ready(cls) -> Requests:
        """Read the phrases."""
        return Requests()

    def understand(self, message: Message, text: str) -> None:
        """Only what is clearly said counts: forgetting cannot be undone."""
        request = self.model.recognise(text)
        if request is None:
            return
        intent, _, talk = request.partition(".")
        message.set(INTENT, _intent(intent, 1.0), add_to_output=True)
        if talk:
            _add_entity(message, TALK, talk)


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
            message.set(INTENT, _intent(NEAREST_INTENT, 1.0), add_to_output=True)
            message.set(ENTITIES, with_roles(text, message.get(ENTITIES, []), service), add_to_output=True)
            _add_entity(message, "service", service)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class DangerDetector(Component):
    """Adds ``danger``; where there is one the intent is ``emergency``, whatever the classifier said.

    The rules come first. What they do not know, the classifier may hear: a certain danger counts as one. Of a
    possible one, and of a rule that the classifier finds all but impossible ("no, nobody hits me"), the message
    keeps its topic, and ``possible_danger`` says what to offer beside the answer.
    """

    @classmethod
    def ready(cls) -> DangerRules:
        """Read the rules, the same that the channel's frame reads."""
        return DangerRules.load(Path(__file__).with_name("danger"))

    def understand(self, message: Message, text: str) -> None:
        """Apply the rules, unless the channel has (on the words as written), and put the danger first."""
        told = message.get("metadata") or {}
        rule = told[DANGER] if DANGER in told else _value(self.model.recognise(text))
        alarm: Alarm | None = message.get(ALARM)
        if told.get(IN_DANGER) and rule is None and len(text.split()) <= FRAGMENT:
            alarm = None  # "I am alone", "they are crying": of the danger that was told, not of another one
        ranking = message.get(INTENT_RANKING_KEY, [])
        danger, possible = _weighed(rule, alarm, bool(ranking) and ranking[0]["name"] == DANGER_INTENT)
        message.set(DANGER, None if danger == UNCLEAR else danger, add_to_output=True)
        message.set(POSSIBLE_DANGER, None if possible == UNCLEAR else possible, add_to_output=True)
        others = [one for one in ranking if one["name"] != DANGER_INTENT]
        if danger is not None:
            first = _intent(DANGER_INTENT, 1.0)
        elif others and message.get(INTENT)["name"] == DANGER_INTENT and possible is None:
            first = others.pop(0)  # it sounds like the topic, but nobody is in danger
        else:
            if told.get(IN_DANGER) and self._is_fragment(message):
                message.set(INTENT, _intent(FALLBACK_INTENT, 0.0), add_to_output=True)
            return
        message.set(INTENT, dict(first), add_to_output=True)
        message.set(INTENT_RANKING_KEY, [first, *others][:RANKING_LENGTH], add_to_output=True)

    @staticmethod
    def _is_fragment(message: Message) -> bool:
        """Whether words of somebody in danger are no clear question: "I am afraid", "help", "what now"."""
        intent = message.get(INTENT) or {}
        if intent.get("confidence") == 1.0:  # a phrase that was recognised
            return False
        felt = intent.get("name") == FEELINGS and len((message.get(TEXT) or "").split()) <= FRAGMENT
        return felt or intent.get("name") in ASIDES or intent.get("confidence", 0.0) < CLEAR


def _weighed(rule: str | None, alarm: Alarm | None, is_topic: bool) -> tuple[str | None, str | None]:
    """The danger that a message tells of, or else the one that it may tell of. ``is_topic``: emergency ranks first."""
    if alarm is None:  # of letters that nobody knows only a rule can make sense
        return rule, None
    if rule is not None:
        return (rule, None) if alarm.probability >= DOUBTED else (None, rule)
    if alarm.certain or (alarm.possible and is_topic):
        return alarm.danger, None
    return None, alarm.danger if alarm.possible else None


def _metadata(example: Message, name: str) -> str | None:
    """What the file says of an example's intent."""
    return ((example.get("metadata") or {}).get("intent") or {}).get(name)


def _value(danger: Danger | None) -> str | None:
    return None if danger is None else danger.value


def _intent(name: str, confidence: float) -> dict[str, Any]:
    return {"name": name, "confidence": round(confidence, 4)}


def _named(message: Message) -> list[tuple[int, int]]:
    """Where the message names places; a place that is only implied is none."""
    return [(e["start"], e["end"]) for e in message.get(ENTITIES, []) if "start" in e and not e.get("sign")]


def _add_entity(message: Message, name: str, value: str) -> None:
    entity = {"entity": name, "value": value, "extractor": "phrases"}
    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)


def _entity(place: places.Place) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "entity": "city" if place.city else "country",
        "value": place.city or place.country,
        "role": place.role,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "extractor": "PlaceFinder",
    }
    extra = {
        "country": place.country if place.city else "",
        "state": place.state,
        "sign": place.kind == "sign" or place.of_others,
        "alternatives": list(place.alternatives),
    }
    return entity | {key: value for key, value in extra.items() if value}
