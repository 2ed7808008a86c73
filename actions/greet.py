"""Small talk: a greeting, thanks, "are you a robot?", an insult, a joke; each gets one true sentence and a way on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.after_danger import with_plan_at_hand
from actions.answer_topic import tell
from actions.asked_anew import ELSE, asked_instead
from actions.knowledge_access import knowledge_base
from actions.presentation import FIRST_TOPICS, Draft, entry_choice, language_choice, phrase_choice, topic_choice
from actions.situation import Situation
from actions.slots import read_situation, remember
from actions.talk import meant_by_talk
from actions.weighing import LIKELY, sure, usable
from knowledge import KnowledgeBase

SAID = {
    "thanks": "you_are_welcome",
    "bye": "goodbye",
    "robot": "i_am_a_robot",
    "how_are_you": "i_am_well",
    "insult": "after_an_insult",
    "joke": "no_jokes",
    "safe": "glad_you_are_safe",
    "whereabouts": "nobody_is_found_here",
    "threat": "before_harm",
    "new_caller": "ready_for_next_caller",
    "owner": "who_runs_this",
    "sources": "where_facts_come_from",
}
"""The phrase for each sort of small talk; any other is answered with what can be asked."""

OVER = ("safe", ELSE)
"""What ends a danger: the person is safe, or it was something else."""

NO_TOPICS = ("thanks", "bye", "safe", "whereabouts", "threat")
"""After these nobody is shown a menu."""


class ActionGreet(Action):
    """Small talk: warm, short, with a way on."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_greet"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[EventType]:
        """Say it; who says that they are safe, or that the danger was another thing, is in that danger no longer."""
        base, situation = knowledge_base(), read_situation(tracker)
        if (entry := meant_by_talk(base, situation)) is not None:
            return tell(base, replace(situation, topic=entry.topics[0]), dispatcher)
        instead = asked_instead(situation)
        if instead is not None and sure(usable(base, instead), LIKELY) is not None:
            return tell(base, instead, dispatcher)
        draft = greeting_draft(base, situation)
        if situation.talk in OVER:
            dispatcher.utter_message(response="utter_reply", json_message=draft)
            return remember(situation, danger=None, topic=None)
        dispatcher.utter_message(response="utter_reply", json_message=with_plan_at_hand(draft, situation))
        return remember(situation)


def greeting_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """The sentence for this sort of small talk, and what can be asked; what is said in another language is none."""
    if situation.is_foreign and situation.talk is None:
        return languages_draft(base, situation)
    talk: Optional[str] = situation.talk
    topics = after_that(base, situation) if talk in OVER else (() if talk in NO_TOPICS else FIRST_TOPICS)
    entries = map(base.entry, situation.listed[:1] if talk in OVER else ())
    return {
        "language": situation.language,
        "text": {"phrase": SAID.get(talk or "", "what_can_be_asked")},
        "choices": [
            *(entry_choice(entry, situation.language) for entry in entries if entry and entry.danger is None),
            *(topic_choice(base.topic(slug), situation.language) for slug in topics),
            phrase_choice("choice_danger", "emergency"),
            phrase_choice("choice_person", "human_agent"),
        ],
        "meta": {"topic": "violence_trafficking" if talk == "whereabouts" else "smalltalk"},
    }


def after_that(base: KnowledgeBase, situation: Situation) -> List[str]:
    """What may be needed once a danger is over: what was asked beside it, then what its plan is about; where it was
    another thing, whatever else there is."""
    before, danger = situation.before.get("topic"), situation.before.get("danger")
    asked = [before] if before in {topic.slug for topic in base.topics()} else []
    of_plan = base.danger_plan(danger, situation.residence).topics if danger and situation.talk == "safe" else ()
    others = of_plan or (FIRST_TOPICS if situation.talk == ELSE else ())
    return [topic for topic in dict.fromkeys((*asked, *others)) if topic != "emergency"]


def languages_draft(base: KnowledgeBase, situation: Situation) -> Draft:
    """The message is in none of our languages: say which they are, in all of them, with a button for each."""
    return {
        "language": situation.language,
        "text": {"phrase": "languages_spoken"},
        "choices": [*map(language_choice, base.languages()), phrase_choice("choice_person", "human_agent")],
        "meta": {"topic": "smalltalk", "unanswered": True},
    }
