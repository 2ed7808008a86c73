"""What sending money cost on average between two countries, as the latest known quarter has it: words and a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Dict, Optional

from actions.situation import Situation
from knowledge import Corridor, KnowledgeBase

EXAMPLE_DOLLARS = 200.0
SMALL, LARGE = 200, 500
"""The amounts, in US dollars, that the averages are known for."""

BETWEEN = 350.0
"""From which amount on the average for the larger one fits better."""

MOST = 10_000.0
_BARE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)(\d{2,5})(?= *[?!.]?$| (?:de|of|por|each|chak)\b)", re.IGNORECASE)
SHORT = 8
"""Words of a message at most in which a bare number is an amount."""


@dataclass(frozen=True)
class Cost:
    """What sending an amount (in US dollars) cost on average: percent of it, and in dollars."""

    amount: float
    percent: float

    @property
    def dollars(self) -> float:
        """What it took."""
        return self.amount * self.percent / 100


def add_corridor(base: KnowledgeBase, situation: Situation, draft: Dict[str, Any], is_told: bool) -> None:
    """Add the line on cost and its picture to an answer about sending money, once both countries are known.

    ``is_told``: the answer itself tells the average. Of an amount that is asked for its own line tells more, and
    stands instead; otherwise nothing is added.
    """
    if situation.topic != "remittances_send" or situation.corridor is None:
        return
    sender, receiver = situation.corridor.split("-")
    countries = {"sender": {"country": sender}, "receiver": {"country": receiver}}
    corridor = base.quotable_corridor(sender, receiver)
    if corridor is None:
        draft["text"].append({"phrase": "corridor_unknown", **countries})
        return
    asked = asked_amount(situation)
    money = _money(cost_of(corridor, asked or EXAMPLE_DOLLARS))
    when = {"quarter": str(corridor.quarter), "year": str(corridor.year)}
    told = {"phrase": "corridor_cost", **countries, **money, **when, "services": str(corridor.services)}
    if not is_told:
        draft["text"].append(told)
    elif asked is not None:
        draft["text"][-1] = told
    draft["image"] = picture(corridor, countries)


def asked_amount(situation: Situation) -> Optional[float]:
    """The dollars that a message names; a bare number too, in a short message ("and 500?"). None: no such amount."""
    is_short = len(situation.text.split()) <= SHORT
    bare = _BARE.search(situation.text) if is_short and not situation.names_money else None
    amount = situation.amount if bare is None else float(bare[1])
    return amount if amount is not None and 0 < amount <= MOST else None


def cost_of(corridor: Corridor, amount: float) -> Cost:
    """The cost of an amount, by the average that is nearest to it."""
    is_large = amount >= BETWEEN and corridor.cost_500 is not None
    return Cost(amount, corridor.cost_500 if is_large and corridor.cost_500 is not None else corridor.cost_200)


def picture(corridor: Corridor, countries: Dict[str, Any]) -> Dict[str, Any]:
    """Bars: of what is sent, how much arrives."""
    costs = [Cost(SMALL, corridor.cost_200)]
    costs += [Cost(LARGE, corridor.cost_500)] if corridor.cost_500 is not None else []
    return {
        "title": {"phrase": "corridor_picture", **countries},
        "bars": [
            {
                "label": {"phrase": "corridor_sent", "amount": str(round(cost.amount))},
                "value": {"phrase": "corridor_arrives", **_money(cost)},
                "share": 1 - cost.percent / 100,
            }
            for cost in costs
        ],
        "note": {"phrase": "corridor_picture_note", "quarter": str(corridor.quarter), "year": str(corridor.year)},
    }


def _money(cost: Cost) -> Dict[str, Any]:
    return {
        "amount": {"number": round(cost.amount, 2)},
        "percent": {"number": round(cost.percent, 2)},
        "dollars": {"number": round(cost.dollars, 2)},
        "arrives": {"number": round(cost.amount - cost.dollars, 2)},
    }
