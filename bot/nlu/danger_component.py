"""The component of ``config.yml`` that hears danger: rules first, then what the classifier heard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Mapping, Sequence

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.alarms import (
    FEELINGS,
    believed,
    danger_in,
    is_beyond_doubt,
    is_faint,
    is_hardly_felt,
    of_accident,
    overrules,
    weighed,
)
from bot.nlu.component import Component
from bot.nlu.danger import DangerRules
from bot.nlu.danger_questions import DangerQuestions
from bot.nlu.flight import Flight
from bot.nlu.judgement import Alarm
from bot.nlu.message import (
    ALARM,
    ANSWERED,
    DANGER,
    DANGER_INTENT,
    DENIES,
    DETAIL_INTENT,
    FALLBACK_INTENT,
    IN_DANGER,
    IS_FAINT,
    IS_UNSURE,
    PLACE_INTENT,
    POSSIBLE_DANGER,
    RANKING_LENGTH,
    SAFE,
    UNCLEAR,
    UNSURE,
    WHOM,
    intent_of,
)
from bot.nlu.topics import ASIDES
from bot.nlu.turns import Turns
from knowledge.vocabulary import MISTAKABLE, Danger

Kind = DefaultV1Recipe.ComponentType

THREAT = "threat"
"""The value of the entity "talk" of a message that threatens another person."""

OF_VIOLENCE = "violence_trafficking"
NO_QUESTIONS = (*ASIDES, "human_agent")
"""Topics of which a message of somebody in danger is none of its own."""

OF_MONEY = ("remittances_send", "remittances_invest")
"""Topics of which a short message of somebody in danger is none: the account number that they gave is the ransom's."""

MONEY_WORDS = 8
"""Words of such a message at most."""

FRAGMENT = 4
"""Words of a message at most that tell no story of their own."""

ASIDE = 6
"""Words at most of a message after an answer in which a danger that is only possible is not looked for: "is it open
today?", "and for my son?" have too few to tell one from a question about what was answered."""

CERTAIN, CLEAR, LIKELY, SENTENCE = 0.97, 0.9, 0.6, 6
"""In danger: probability from which on a fragment, or a message of some more words, is about something else than what
is happening, and the one that is enough for a message of so many words in which no danger is heard. With it 6 of 10 new
questions are answered (4 before) and 3 in 100 accounts of danger are taken for one (2 before), the plan beside the
answer; measured on the labelled sets of dangers."""

CALM = 0.6
"""In danger: how likely an emergency, as a topic, is less than where a message that asks something is a question. Of
1,036 calm messages of the labelled sets that were answered with the plan again 4 in 10 ask so, and get their answer; of
1,827 accounts of danger 5 are taken for a question, with the plan first beside the answer."""


@DefaultV1Recipe.register(Kind.INTENT_CLASSIFIER, is_trainable=False)
class DangerDetector(Component):
    """Adds ``danger``; where there is one the intent is ``emergency``, whatever the classifier said.

    The rules come first. What they do not know, the classifier may hear: a certain danger counts as one. Of a
    possible one, and of a rule that the classifier finds all but impossible ("no, nobody hits me"), the message
    keeps its topic, and ``possible_danger`` says what to offer beside the answer.
    """

    @classmethod
    def ready(cls) -> tuple[DangerRules, DangerQuestions, Turns, Flight]:
        """Read the rules, the same that the channel's frame reads, and how people ask, say that they are safe, and tell
        what they fled from."""
        return DangerRules.load(Path(__file__).with_name("danger")), DangerQuestions(), Turns(), Flight()

    def understand(self, message: Message, text: str) -> None:
        """Apply the rules, unless the channel has (on the words as written), and put the danger first."""
        told = message.get("metadata") or {}
        if THREAT in (entity["value"] for entity in message.get(ENTITIES, [])):
            return  # whoever threatens somebody is not the one in danger
        rules, questions, turns, _ = self.model
        rest = turns.without_calm(text)  # "joking, but he stabbed me"
        heard = told[DANGER] if DANGER in told else _value(rules.recognise(text))
        rule = heard if rest is None else _value(rules.recognise(rest))
        is_quiet = rule is None and not overrules(message.get(ALARM))
        is_calm = rest is not None and is_quiet
        is_safe = rule is None and turns.says_safe(text) and not is_beyond_doubt(message.get(ALARM))
        is_denied = told.get(UNSURE) in MISTAKABLE and is_quiet and turns.says_what_is_meant(text)
        is_over = bool(told.get(IN_DANGER)) and (is_calm or is_safe or is_denied)
        in_danger = bool(told.get(IN_DANGER)) and not is_over
        message.set(SAFE, is_over, add_to_output=True)
        ranking = message.get(INTENT_RANKING_KEY, [])
        is_first = bool(ranking) and ranking[0]["name"] == DANGER_INTENT
        alarm = self._counting(message, rule, ranking, is_first)
        if alarm is not None and turns.tells_of_accident(text):
            alarm = of_accident(alarm)
        danger, possible = weighed(rule, alarm, is_first and not in_danger)
        is_past = Danger.VIOLENCE.value in (danger, possible) and not in_danger and self._is_past(message, text)
        if is_calm or is_safe or is_past:  # the word of the one who writes counts; the plan stays one button away
            danger, possible = None, heard or danger or possible
        if danger is None and rule is None and is_hardly_felt(possible, alarm, ranking):
            possible = None
        message.set(IS_FAINT, is_calm or is_safe or (rule is None and is_faint(alarm)), add_to_output=True)
        message.set(IS_UNSURE, danger is not None and is_quiet, add_to_output=True)
        message.set(DANGER, None if danger == UNCLEAR else danger, add_to_output=True)
        message.set(POSSIBLE_DANGER, None if possible == UNCLEAR else possible, add_to_output=True)
        others = [one for one in ranking if one["name"] != DANGER_INTENT]
        if danger is not None:
            first = intent_of(DANGER_INTENT, 1.0)
        elif in_danger and self._is_fragment(message, possible):
            is_question = questions.asks(text) and _is_calm(ranking)
            unsure = others[0]["confidence"] / (1 - danger_in(ranking)) if is_question else 0.0
            message.set(INTENT, intent_of(FALLBACK_INTENT, unsure), add_to_output=True)
            return
        elif others and is_past:
            first = next((one for one in others if one["name"] != OF_VIOLENCE), others[0])
            others.remove(first)
        elif others and message.get(INTENT)["name"] == DANGER_INTENT and possible is None:
            first = others.pop(0)  # it sounds like the topic, but nobody is in danger
        else:
            return
        message.set(INTENT, dict(first), add_to_output=True)
        message.set(INTENT_RANKING_KEY, [first, *others][:RANKING_LENGTH], add_to_output=True)

    def _is_past(self, message: Message, text: str) -> bool:
        """Whether the violence is what somebody fled who says where they are now: not certain, and nothing else is told
        beside it that the rules know."""
        rules, _, _, flight = self.model
        alarm: Alarm | None = message.get(ALARM)
        if alarm is None or alarm.certain or not flight.is_told_in(text):
            return False
        is_somewhere = any(entity.get("role") == "residence" for entity in message.get(ENTITIES, []))
        return is_somewhere and rules.recognise(flight.without_threat(text)) is None

    @staticmethod
    def _counting(
        message: Message, rule: str | None, ranking: Sequence[Mapping[str, Any]], first: bool
    ) -> Alarm | None:
        """What the classifier heard, as far as it counts for this message. ``first``: emergency ranks first."""
        alarm: Alarm | None = message.get(ALARM)
        if alarm is None or (message.get(INTENT) or {}).get("name") in (PLACE_INTENT, DETAIL_INTENT):
            return None  # "not any more, now I am in Tijuana", "what does it cost": the rules would know a danger
        words = len((message.get(TEXT) or "").split())
        # "I am alone", "the child is still ill": of the danger that was told; another one is only offered.
        is_told = (message.get("metadata") or {}).get(IN_DANGER) and rule is None
        if is_told and words <= FRAGMENT:
            return None
        if words <= ASIDE and (message.get("metadata") or {}).get(ANSWERED) and rule is None:
            alarm = replace(alarm, possible=alarm.certain)
        # "No, nobody holds me, it is my passport": of what was offered before something else is told.
        if is_told or message.get(DENIES) or words == 1:  # "yo": the rules know the words that tell of a danger alone
            alarm = replace(alarm, certain=False)
        return believed(alarm, ranking, first, message.get(WHOM))

    @staticmethod
    def _is_fragment(message: Message, possible: str | None) -> bool:
        """Whether words of somebody in danger are no clear question: "I am afraid", "help", "what now"."""
        intent, words = message.get(INTENT) or {}, len((message.get(TEXT) or "").split())
        if intent.get("confidence") == 1.0:  # a phrase that was recognised
            return False
        is_felt = intent.get("name") == FEELINGS  # "I do not know what to do" is about what is happening
        enough = CERTAIN if words <= FRAGMENT else CLEAR
        if words >= SENTENCE and possible is None and not is_felt:
            enough = LIKELY
        felt = is_felt and words <= FRAGMENT
        pays = intent.get("name") in OF_MONEY and words <= MONEY_WORDS
        return (
            felt
            or pays
            or intent.get("name") in (*NO_QUESTIONS, DANGER_INTENT)
            or intent.get("confidence", 0.0) < enough
        )


def _is_calm(ranking: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a message of somebody in danger may be about something else: a topic of its own is likely enough."""
    topics = [one["name"] for one in ranking if one["name"] != DANGER_INTENT]
    return bool(topics) and topics[0] not in NO_QUESTIONS and danger_in(ranking) < CALM


def _value(danger: Danger | None) -> str | None:
    return None if danger is None else danger.value
