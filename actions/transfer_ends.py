"""Who sends money where: in a message about a transfer the places mean its two ends."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from rasa_sdk import Tracker

MONEY = "remittances_send"
FROM = (["from"], ["desde"], ["depuis"], ["de"], ["soti"], ["sot"])
"""Words before the place that money is sent from."""

MOST_ENDS = 2
RELATIVES = ("child", "spouse", "parent", "relative")


def sends_money(message: Mapping[str, Any], tracker: Tracker) -> bool:
    """Whether the conversation is about sending money, before or with this message."""
    intent = (message.get("intent") or {}).get("name")
    return MONEY in (intent, tracker.get_slot("topic") if intent == "follow_up_place" else None)


def sent_from(named: Dict[str, str], entities: List[Dict[str, Any]], text: str) -> Dict[str, str]:
    """The places of a message about money that names two: the one after "from" is where it is sent from."""
    ends = {
        each["value"] if each["entity"] == "country" else each["country"]: each for each in entities if "start" in each
    }
    senders = [code for code, each in ends.items() if text[: each["start"]].lower().split()[-1:] in FROM]
    if len(ends) != MOST_ENDS or len(senders) != 1:
        return named
    receiver = next(code for code in ends if code not in senders)
    others = {role: place for role, place in named.items() if role not in ("residence", "origin", "city")}
    return {**others, "residence": senders[0], "destination": receiver}


def ends_of_transfer(
    named: Dict[str, str], message: Mapping[str, Any], lives_somewhere: bool, is_spoken: bool
) -> Dict[str, str]:
    """The places of a message about money: from where it goes, and where to.

    "From Boston to my aunt in Haiti": whoever sends is in Boston. "For my mother in Jamaica": there it goes.
    "And to Guatemala?": where the money goes has changed, not where the person is.
    """
    here, there, receiver = named.get("residence"), named.get("origin"), named.get("destination")
    others = {role: place for role, place in named.items() if role not in ("residence", "origin", "city")}
    if here is None and there is not None and receiver not in (None, there) and not lives_somewhere:
        return {**others, "residence": there}  # "from Maryland to El Salvador"
    if here is None or receiver is not None:
        return named
    is_of_kin = message.get("whom") in RELATIVES
    if there is not None and there != here and (is_of_kin or not is_spoken):
        return {**others, "residence": there, "destination": here}
    if not is_spoken and (lives_somewhere or is_of_kin):
        return {**others, "destination": here, **({"origin": there} if there else {})}
    return named


def spoken_role(entities: List[Dict[str, Any]]) -> bool:
    """Whether words of the message say that a place is where the person is ("estoy en", "from")."""
    return any(entity.get("role") == "residence" for entity in entities)
