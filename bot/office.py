"""The office: everything that one running assistant consists of (``furnishing`` puts it together), closed in order."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Tuple

import rasa
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.composer import Composer
from bot.conversations import lifetimes
from bot.conversations.database import ConversationsDatabase
from bot.delivery import Delivery
from bot.engine.teller import Teller
from bot.news import News
from bot.phrasebook import Phrasebook
from bot.reception import Reception
from bot.settings import Keys, Settings
from knowledge import KnowledgeBase, Language

logger = logging.getLogger(__name__)
SMOKE = {"es": "mi patrón no me paga el salario", "en": "my boss does not pay my wages"}
"""One sure question; an untrained classifier cannot answer it the same way in both languages."""
SMOKE_TOPIC = "rights_work"
CLOSING_SECONDS = 10.0
HOUSEKEEPING_SECONDS = 600.0


class CannotOpen(Exception):
    """The assistant cannot start; the message says why and what to do."""


@dataclass
class Office:
    """A running assistant. ``languages``: those that there are phrases for, as the knowledge base names them."""

    settings: Settings
    keys: Keys
    database: ConversationsDatabase
    phrasebook: Phrasebook
    knowledge: KnowledgeBase
    languages: Tuple[Language, ...]
    agent: Agent
    reception: Reception
    teller: Teller
    delivery: Delivery
    composer: Composer
    news: News
    closing: bool = False
    _housekeeping: Optional[asyncio.Task[None]] = field(default=None, repr=False)

    @property
    def default_language(self) -> str:
        """The language of an answer where nobody knows the person's own."""
        return self.settings.language

    async def state(self) -> Dict[str, Any]:
        """What ``/health/ready`` tells. Raises what fails."""
        await check_model(self.agent)
        return {
            **self.reception.state(),
            "entries": self.knowledge.size(),
            "model": self.agent.model_id,
            "rasa": rasa.__version__,
        }

    def begin_housekeeping(self) -> None:
        """Forget what is over, now and every ten minutes."""
        self._housekeeping = asyncio.get_running_loop().create_task(self._keep_house())

    async def _keep_house(self) -> None:
        while True:
            try:
                with self.database.transaction() as connection:
                    lifetimes.expire(connection, self.settings, time.time())
            except Exception as error:
                logger.error("housekeeping: %s", type(error).__name__)
            await asyncio.sleep(HOUSEKEEPING_SECONDS)

    async def close(self) -> None:
        """Take no more, finish what is under way, let go of the database."""
        self.closing = True
        self.delivery.close()
        self.news.close()
        if self._housekeeping:
            self._housekeeping.cancel()
        await self.reception.close(CLOSING_SECONDS)
        self.delivery.close()
        self.database.close()


async def check_model(agent: Agent) -> None:
    """Ask the model something it must know. Raises CannotOpen when it is untrained or broken.

    Rasa only logs when a classifier's file cannot be read, and goes on with an empty one.
    """
    for language, question in SMOKE.items():
        parsed = await agent.processor.parse_message(UserMessage(question, metadata={"language": language}))
        ranking: List[Dict[str, Any]] = parsed.get("intent_ranking") or [{}]
        if ranking[0].get("name") != SMOKE_TOPIC:
            raise CannotOpen("the model does not understand a simple question: run python -m bot train --force")
