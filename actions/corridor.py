"""What sending money cost on average between two countries, as the latest known quarter has it."""

from __future__ import annotations

from typing import Any, List

from actions.situation import Situation
from knowledge import KnowledgeBase

EXAMPLE_DOLLARS = 200


def corridor_lines(base: KnowledgeBase, situation: Situation) -> List[Any]:
    """A line on cost for a question about sending money, once both countries are known; else nothing."""
    if situation.topic != "remittances_send" or situation.corridor is None:
        return []
    sender, receiver = situation.corridor.split("-")
    corridor = base.corridor(sender, receiver)
    if corridor is None:
        return [{"phrase": "corridor_unknown", "sender": {"country": sender}, "receiver": {"country": receiver}}]
    return [
        {
            "phrase": "corridor_cost",
            "sender": {"country": sender},
            "receiver": {"country": receiver},
            "percent": {"number": round(corridor.cost_200, 1)},
            "dollars": {"number": round(EXAMPLE_DOLLARS * corridor.cost_200 / 100, 2)},
            "amount": str(EXAMPLE_DOLLARS),
            "quarter": str(corridor.quarter),
            "year": str(corridor.year),
            "services": str(corridor.services),
        }
    ]
