"""Reads the situation from a message and the slots, and keeps in the slots what the next message needs."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Mapping, Optional, Tuple

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.asked_anew import question_of
from actions.moves import ORIGIN
from actions.own_place import says_here
from actions.said_places import PLACE_ENTITIES, PLACES, SaidPlaces, said_places
from actions.situation import ASKED_SAFE, Desk, Situation
from actions.transfer_ends import MONEY
from actions.whom import OTHERS
from knowledge.areas import areas_of
from knowledge.vocabulary import MISTAKABLE

WORDS_OF_A_LANGUAGE = 3
STAY = ("nearest", "follow_up_place", "follow_up_detail", "change_country", "choose_language", "show_entry")
"""Intents that ask nothing new: what was looked for near the person is still looked for after them."""

GO_ON = (*STAY, "nlu_fallback")
"""Intents of messages that are about what the conversation is about already."""

OF_DANGER = (
    "emergency", "human_agent", "smalltalk", "health_services", "mental_health", "shelters", "violence_trafficking",
    "rights_detention", "rights_children", "missing_persons", "deportation_return",
)  # fmt: skip
"""Topics that may be about a danger still."""

WITH_KIN = (MONEY, "family_reunification", "missing_persons", "emergency")
"""Topics of which the answer lies where the person is, though a relative is elsewhere."""

LATER = {"callback_number": "callback_number_later"}
"""Of ``awaits``: the number for a call that was agreed on may also come one message later ("after six", then it)."""

LAST_SHOWN = 4
"""How many of the entries that were told are remembered."""

DEFAULT_LANGUAGE = "es"
"""For a first message that does not tell its language: the one most callers speak."""


def read_situation(tracker: Tracker) -> Situation:
    """Read the situation from Rasa's tracker: entities of the message win over slots."""
    message: Mapping[str, Any] = tracker.latest_message or {}
    entities: List[Dict[str, Any]] = list(message.get("entities") or [])
    said = said_places(message, tracker)
    intent, text = (message.get("intent") or {}).get("name") or "", message.get("need") or message.get("text") or ""
    known = {name: tracker.get_slot(name) for name in (*PLACES, "city")}
    kept = {**known, **said.named}
    if kept["residence"] == known["residence"]:  # who says once more in which country they are has not left the city
        kept["city"] = said.named.get("city") or known["city"]
    visits = {} if says_here(text) else _visits(said, kept["residence"], intent, tracker)
    places = {**kept, **visits}
    in_danger = intent == "emergency" or bool(message.get("danger") or tracker.get_slot("danger"))
    guessed = None if in_danger else tracker.get_slot("answers_for")  # who is in danger is asked where they are
    implied = None if places["residence"] else said.implied or guessed
    return Situation(
        intent=intent,
        text=text,
        placeless=without_places(text, message),
        language=_language(message, tracker),
        confidence=float((message.get("intent") or {}).get("confidence") or 0.0),
        likelihoods={each["name"]: float(each["confidence"]) for each in message.get("intent_ranking") or ()},
        is_foreign=_is_foreign(message, bool(tracker.get_slot("shown"))),
        danger=message.get("danger") or _value(entities, "danger"),
        possible_danger=message.get("possible_danger"),
        last_danger=None if message.get("safe") else tracker.get_slot("danger"),
        topic=None if message.get("safe") else tracker.get_slot("topic"),
        left=_left(said, places["residence"], tracker),
        areas=frozenset(tracker.get_slot("areas") or ()),
        named=tuple(sorted(said.named)),
        mentioned=said.mentioned,
        denied=tuple(message["text"][start:end] for start, end in message.get("denied_places") or ()),
        entry=_value(entities, "entry"),
        detail=_value(entities, "detail"),
        talk=_value(entities, "talk"),
        rating=_value(entities, "rating"),
        consent=_value(entities, "consent"),
        desk=Desk(**(message.get("desk") or {})),
        listed=tuple(tracker.get_slot("listed") or ()),
        shown=tuple(tracker.get_slot("shown") or ()),
        denies=bool(message.get("denies") or message.get("refuses")),
        is_faint=bool(message.get("is_faint")),
        is_of_other=message.get("whom") in OTHERS,
        is_unsure=bool(message.get("is_unsure")),
        is_safe=bool(message.get("safe")),
        told=tuple(tracker.get_slot("told") or ()),
        misunderstood=int(tracker.get_slot("misunderstood") or 0),
        implied=implied is not None,
        kept={**kept, "corridor": tracker.get_slot("corridor")} if visits else {},
        alternatives=said.alternatives,
        amount=_dollars(message.get("amount")),
        names_money=message.get("amount") is not None,
        presses_place=any(each["entity"] in PLACE_ENTITIES and "start" not in each for each in entities),
        service=_value(entities, "service") or tracker.get_slot("nearest"),
        location=_location(_value(entities, "location")),
        before=tracker.slots,
        **{**places, "residence": places["residence"] or implied},
    )


def remember(situation: Situation, **changes: Any) -> List[EventType]:
    """The slots that keep the situation for the next message, with some of them changed; only what is new is set."""
    told = list(changes.pop("told", situation.told))
    is_past = situation.is_safe
    if situation.last_danger is not None and situation.danger is None and "danger" not in changes:
        # Of what was never sure they were asked whether they are safe, and spoke of something else.
        is_past = bool(situation.before.get("unsure")) and ASKED_SAFE in situation.told and _is_elsewhere(situation)
        told = list(dict.fromkeys((*told, ASKED_SAFE)))
    listed = tuple(changes.get("listed") or ())
    slots: Dict[str, Any] = {
        "language": situation.language,
        "unsettled": is_unsettled(situation) or None,
        "topic": situation.topic,
        "answers_for": situation.residence if situation.implied or situation.kept else None,
        "corridor": situation.corridor,
        "city": situation.city,
        "areas": _areas(situation),
        "left": situation.left,
        "question": question_of(situation),
        "told": told,
        "shown": list(dict.fromkeys((*listed[:1], *situation.shown)))[:LAST_SHOWN],
        "misunderstood": 0,
        "nearest": situation.service if situation.intent in STAY else None,
        "awaits": LATER.get(str(situation.before.get("awaits"))),
        **{place: getattr(situation, place) for place in PLACES},
        **({"residence": None} if situation.implied else {}),
        **({"danger": None, "unsure": None} if is_past else {}),
        **situation.kept,
        **changes,
    }
    return [SlotSet(name, value) for name, value in slots.items() if situation.before.get(name) != value]


def _is_elsewhere(situation: Situation) -> bool:
    """Whether somebody who may be in danger by mistake only speaks of what has nothing to do with it."""
    return situation.last_danger in MISTAKABLE and situation.topic not in (None, *OF_DANGER)


def _areas(situation: Situation) -> Optional[List[str]]:
    """The parts of the country where the person said to be: "I am in Texas"; of another country, or city, they are
    over. Where a relative is, or a boss, is named for one message only."""
    moved = {"residence", "city"} & set(situation.named) and not (situation.kept or situation.implied)
    named = areas_of(situation.text, situation.residence, None) if moved else situation.areas
    return sorted(named) or None


def _left(said: SaidPlaces, residence: Optional[str], tracker: Tracker) -> Optional[str]:
    """The country that was left: as this message says, or one before; who is there again has not left it."""
    left = said.left or tracker.get_slot("left")
    return None if left == residence else left


def is_unsettled(situation: Situation) -> bool:
    """Whether the language was told from nothing but a word or two: "doctor" is one in three of ours."""
    is_open = situation.before.get("language") is None or bool(situation.before.get("unsettled"))
    return is_open and situation.intent != "choose_language" and 0 < len(situation.text.split()) < WORDS_OF_A_LANGUAGE


def _visits(said: SaidPlaces, residence: Optional[str], intent: str, tracker: Tracker) -> Mapping[str, str]:
    """The places of a relative for whom an answer is asked, also where this message only says what was asked back; none
    where the answer lies with the person, as in danger it does whatever little of a message is understood."""
    goes_on = intent in GO_ON
    about = tracker.get_slot("topic") if goes_on else intent
    asked_for, is_answer = tracker.get_slot("answers_for"), tracker.get_slot("awaits") == ORIGIN
    if asked_for and is_answer and set(said.named) == {ORIGIN} and about == tracker.get_slot("topic"):
        return {"residence": asked_for}
    if about in WITH_KIN or (goes_on and tracker.get_slot("danger")) or said.of_kin.get("residence") == residence:
        return {}
    return said.of_kin


def _language(message: Mapping[str, Any], tracker: Tracker) -> str:
    wanted = _value(list(message.get("entities") or []), "language")
    decided = message.get("language") or {}
    guess = decided.get("code") or tracker.get_slot("language")
    return str(wanted or guess or DEFAULT_LANGUAGE)


def _dollars(amount: Optional[Mapping[str, Any]]) -> Optional[float]:
    """An amount of US dollars; of another currency nothing is known here."""
    return float(amount["value"]) if amount and amount.get("currency") == "USD" else None


def _is_foreign(message: Mapping[str, Any], was_answered: bool) -> bool:
    """Whether another language was heard; or, of somebody who was not answered yet, none of ours in words that are
    enough to tell ("y si m votan" after an answer is no other language)."""
    decided = message.get("language") or {}
    if decided.get("foreign"):
        return True
    spoken = [word for word in (message.get("text") or "").split() if word.isalpha()]
    named = [entity for entity in message.get("entities") or [] if entity["entity"] in PLACE_ENTITIES]
    heard = "detected" not in decided or decided["detected"] is not None
    return len(spoken) >= WORDS_OF_A_LANGUAGE and not (heard or named or was_answered)


def without_places(text: str, message: Mapping[str, Any]) -> str:
    """``text``, of the words of a message, with nothing where it names a place."""
    places = [each for each in message.get("entities") or () if each["entity"] in PLACE_ENTITIES and "start" in each]
    written = [re.escape(message["text"][place["start"] : place["end"]]) for place in places]
    return re.sub(rf"\b(?:{'|'.join(sorted(written, key=len, reverse=True))})\b", "", text) if written else text


def _value(entities: List[Dict[str, Any]], name: str) -> Optional[str]:
    return next((entity["value"] for entity in entities if entity["entity"] == name), None)


def _location(written: Optional[str]) -> Optional[Tuple[float, float]]:
    """ "29.8,-95.4" as numbers: the channel has checked and rounded them."""
    if written is None:
        return None
    latitude, longitude = written.split(",")
    return float(latitude), float(longitude)
