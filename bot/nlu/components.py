"""The components of ``config.yml``: thin shells that let Rasa's graph train, keep and run our models.

Every answer is written into the message as data, so that it reaches ``parse_data`` and the tracker.
The order in ``config.yml`` matters: a follow-up overrules the classifier, a danger overrules all.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import places
from bot.nlu.amounts import Amounts
from bot.nlu.component import Component, TrainedComponent
from bot.nlu.judgement import Judgement
from bot.nlu.labels import label_of
from bot.nlu.language import LanguageModel
from bot.nlu.message import (
    ALARM,
    ANSWERED,
    CONTEXT,
    DANGER,
    DENIED_PLACES,
    DENIES,
    FALLBACK_INTENT,
    HEARD,
    LANGUAGE,
    NEED,
    RANKING_LENGTH,
    REFUSES,
    SETTLED,
    WHOM,
    intent_of,
)
from bot.nlu.needs import NEEDED, Needs, after_first
from bot.nlu.places.vocabulary import NATIONALITY
from bot.nlu.topics import ASIDES, TALK, TopicModel
from bot.nlu.turns import Turns
from bot.nlu.whom import Whom
from knowledge.asked import asked_lines
from knowledge.encoder import topic_encoders

Kind = DefaultV1Recipe.ComponentType

SPANISH, CREOLE = "es", "ht"

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
        """Learn from the examples, and from how people ask for the entries of the base.

        An example whose language is not said is an error of ``data/nlu``.
        """
        said = [_metadata(example, "language") for example in examples]
        codes: list[str] = [code for code in said if code]
        if len(codes) < len(said):
            text = examples[said.index(None)].get(TEXT)
            raise ValueError(f"data/nlu: '{text}' has no language: give its intent metadata: {{language: …}}")
        some = slice(None, None, ENOUGH_FOR_LANGUAGE)
        asked = asked_lines()
        texts = [*(example.get(TEXT) for example in examples[some]), *(line for line, _ in asked)]
        LanguageModel.learn(texts, [*codes[some], *(code for _, code in asked)]).save(folder)

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
        """Read the vocabulary and the model of roles from ``folder``."""
        vocabulary = places.Vocabulary.load(folder / "places.json")
        return places.PlaceFinder(vocabulary, role_model=places.RoleModel.load(folder))

    def learn(self, examples: list[Message], folder: Path) -> None:
        """Gather the vocabulary; words of the examples are never taken for misspelt countries. Then learn the roles."""
        vocabulary = places.gather(example.get(TEXT) for example in examples)
        vocabulary.save(folder / "places.json")
        places.PlaceFinder(vocabulary).learn_roles().save(folder)

    def understand(self, message: Message, text: str) -> None:
        """Append the places found to the entities."""
        told = message.get(LANGUAGE) or {}
        language, of_talk = told.get("detected"), denied_in(told.get("code"), told.get("detected"))
        residence = (message.get("metadata") or {}).get("residence")
        found = [place_entity(place) for place in self.model.find(text, language, residence)]
        denied = [each for each in found if any(_is_denied(text, each, one) for one in of_talk)]
        meant = [each for each in found if each not in denied]
        message.set(DENIED_PLACES, [(each["start"], each["end"]) for each in denied], add_to_output=True)
        message.set(ENTITIES, [*message.get(ENTITIES, []), *meant], add_to_output=True)


@DefaultV1Recipe.register(Kind.ENTITY_EXTRACTOR, is_trainable=False)
class DetailFinder(Component):
    """Adds ``amount`` (how much, in which currency) and ``whom`` (for whom somebody asks), where they are said, and
    ``denies``: that the message turns away from what was told before."""

    @classmethod
    def ready(cls) -> tuple[Amounts, Whom, Turns, Needs]:
        """Read the words."""
        return Amounts.read(), Whom.read(), Turns(), Needs()

    def understand(self, message: Message, text: str) -> None:
        """The countries of the message, then the one of the conversation, say whose pesos are meant."""
        amounts, whom, turns, needs = self.model
        entities = message.get(ENTITIES, [])
        named = [
            e["value"] if e["entity"] == "country" else e["country"] for e in entities if e.get("role") != "origin"
        ]
        lives = (message.get("metadata") or {}).get("residence")
        amount = amounts.find(text, [*named, *([lives] if lives else [])])
        message.set("amount", amount and asdict(amount), add_to_output=True)
        detected = (message.get(LANGUAGE) or {}).get("detected")
        message.set(WHOM, whom.find(text, detected), add_to_output=True)
        answered = bool((message.get("metadata") or {}).get(ANSWERED))
        message.set(DENIES, turns.denies(text), add_to_output=True)
        message.set(REFUSES, answered and needs.refuses(text), add_to_output=True)
        heard = text if turns.without_calm(text) is None else turns.to_be_heard(text)
        message.set(HEARD, heard)
        message.set(NEED, needs.of(heard or text if answered else text, answered), add_to_output=True)


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(TrainedComponent):
    """Sets the intent to the likeliest topic, or to ``nlu_fallback`` when unsure, and ranks the topics.

    Also listens for danger, for the detector below.
    """

    @classmethod
    def read(cls, folder: Path) -> TopicModel:
        """Read the model from ``folder``."""
        return TopicModel.load(folder, topic_encoders())

    def learn(self, examples: list[Message], folder: Path) -> None:
        """Learn from all examples; those of ``emergency`` name their danger in the metadata of the intent."""
        labels = [label_of(example.get(INTENT), _metadata(example, DANGER)) for example in examples]
        TopicModel.learn([example.get(TEXT) for example in examples], labels, topic_encoders()).save(folder)

    def understand(self, message: Message, text: str) -> None:
        """Judge the text; the ranking holds topics only, also when unsure."""
        told = message.get("metadata") or {}
        need, heard = message.get(NEED) or text, message.get(HEARD)
        turns_away = message.get(DENIES) or message.get(REFUSES)
        judgement = self._past_talk(need, None if turns_away else told.get(CONTEXT))
        ranking = [intent_of(topic, p) for topic, p in judgement.ranking[:RANKING_LENGTH]]
        best = ranking[0]
        intent = best if judgement.sure else intent_of(FALLBACK_INTENT, best["confidence"])
        message.set(INTENT, dict(intent), add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        alarm = judgement.alarm if heard in (None, need) else self.model.judge(heard).alarm
        message.set(ALARM, alarm)

    def _past_talk(self, need: str, context: str | None) -> Judgement:
        """What the need is about; of one that begins with small talk ("lol you get nothing. can I work at 16?") what
        comes after it, if that is clear."""
        judgement: Judgement = self.model.judge(need, context)
        rest = after_first(need) if judgement.ranking[0][0] == TALK else ""
        if len(rest.split()) > NEEDED:
            other: Judgement = self.model.judge(rest, context)
            if other.sure and other.ranking[0][0] not in ASIDES:
                return replace(other, alarm=judgement.alarm)
        return judgement


def _is_denied(text: str, place: dict[str, Any], language: str) -> bool:
    return places.is_denied(text, place["start"], place["end"], language)


def denied_in(code: str | None, detected: str | None) -> list[str]:
    """The languages in which a place may be turned away: that of the talk; where it is not sure the one that was heard,
    and Spanish, but not Creole, whose "not" is a Spanish "to" ("pa Juarez")."""
    return [code] if code else sorted({detected or SPANISH, SPANISH} - {CREOLE})


def _metadata(example: Message, name: str) -> str | None:
    """What the file says of an example's intent."""
    return ((example.get("metadata") or {}).get("intent") or {}).get(name)


def place_entity(place: places.Place) -> dict[str, Any]:
    """A place as Rasa's entity; what it does not have is left out."""
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
        "of_kin": place.of_kin,
        "of_others": place.of_others,
        "has_kin": place.has_kin,
        "birth": place.is_birth,
        "home": place.is_home,
        "aside": place.is_aside,
        "nationality": place.kind == NATIONALITY,
        "from": place.is_sender,
        "alternatives": list(place.alternatives),
    }
    return entity | {key: value for key, value in extra.items() if value}
