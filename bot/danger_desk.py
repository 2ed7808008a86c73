"""Danger, from memory: the rules that recognise it and the ready replies, which need no database and no model."""

from __future__ import annotations

import logging
from typing import Dict, Mapping, Optional, Tuple

from bot.nlu.danger import DangerRules
from bot.reply import Reply

logger = logging.getLogger(__name__)
Plan = Tuple[str, Optional[str], str]
"""Category, country of residence (None: unknown), language."""


class DangerDesk:
    """Recognises danger and has the plan for it at hand, in every language."""

    def __init__(self, rules: DangerRules, plans: Mapping[Plan, Reply], default_language: str) -> None:
        """``plans`` must hold a general plan (country None) of each category in the default language."""
        self._rules = rules
        self._plans: Dict[Plan, Reply] = dict(plans)
        self._default = default_language

    def recognise(self, text: str) -> Optional[str]:
        """The category of the danger that a message tells of, or None."""
        try:
            danger = self._rules.recognise(text)
        except Exception as error:  # a rule that breaks must not stop the message
            logger.error("danger rules: %s", type(error).__name__)
            return None
        return None if danger is None else danger.value

    def plan(self, category: str, country: Optional[str], language: Optional[str]) -> Reply:
        """The plan for a danger: the country's own, else the general one."""
        wanted = language if (category, None, language or "") in self._plans else self._default
        plan = self._plans.get((category, country, wanted or "")) or self._plans[(category, None, wanted or "")]
        return plan.again()
