"""The office: everything that one running assistant consists of, opened once and closed in order."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Tuple

import rasa
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.callbacks import Callbacks
from bot.conversations import lifetimes
from bot.conversations.addresses import Addresses
from bot.conversations.database import ConversationsDatabase
from bot.danger_desk import DangerDesk, Plan
from bot.delivery import Delivery
from bot.engine.actions_in_process import check_results_once, know_events
from bot.engine.conversationalist import Conversationalist
from bot.engine.graph_runner import OrderedGraphRunner
from bot.engine.lock_store import ConversationLocks
from bot.engine.memory import settle
from bot.engine.spared import copy_no_logs, extract_no_slots, know_domain
from bot.engine.teller import Teller
from bot.engine.tracker_store import ConversationTrackerStore
from bot.news import News
from bot.nlu.danger import DangerRules
from bot.nlu.message import DANGER_INTENT
from bot.organisation import read_organisation
from bot.phrasebook import Phrasebook, read_phrasebook
from bot.reception import Reception
from bot.redaction import read_redactor
from bot.reply import Composer, Reply
from bot.settings import PROJECT, Keys, Settings, read_keys, read_settings
from knowledge import KnowledgeBase, Language
from knowledge.shared import shared_base

logger = logging.getLogger(__name__)
SMOKE = {"es": "mi patrón no me paga el salario", "en": "my boss does not pay my wages"}
"""One sure question; an untrained classifier cannot answer it the same way in both languages."""
SMOKE_TOPIC = "rights_work"
DANGER_RULES = PROJECT / "bot" / "nlu" / "danger"
CLOSING_SECONDS = 10.0
HOUSEKEEPING_SECONDS = 600.0


class CannotOpen(Exception):
    """The assistant cannot start; the message says why and what to do."""


@dataclass
class Office:
    """A running assistant."""

    settings: Settings
    keys: Keys
    database: ConversationsDatabase
    phrasebook: Phrasebook
    knowledge: KnowledgeBase
    agent: Agent
    reception: Reception
    teller: Teller
    delivery: Delivery
    composer: Composer
    news: News
    closing: bool = False
    _housekeeping: Optional[asyncio.Task[None]] = field(default=None, repr=False)

    @property
    def languages(self) -> Tuple[Language, ...]:
        """The languages that there are phrases for, as the knowledge base names them."""
        return tuple(each for each in self.knowledge.languages() if each.code in self.phrasebook.languages)

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


async def furnish(agent: Agent, settings: Settings, conversations_url: Optional[str] = None) -> Office:
    """Put everything together around a loaded agent. Raises CannotOpen when something is missing.

    ``conversations_url``: another database than that of the settings, for conversations that are not kept.
    """
    if agent is None or not agent.is_ready():
        raise CannotOpen(f"no model in {settings.model_file}: run python -m bot train")
    await check_model(agent)
    check_results_once()
    know_events()
    copy_no_logs()
    know_domain(agent.domain)
    extract_no_slots(agent.processor)
    keys = read_keys(settings.home)
    knowledge = shared_base(settings.knowledge)
    phrasebook = read_phrasebook()
    composer = Composer(phrasebook, read_organisation(settings.organisation), settings)
    database = ConversationsDatabase(conversations_url or settings.conversations)
    with database.transaction() as connection:
        lifetimes.forget_again(connection)
    equip(agent, database, phrasebook)
    danger = DangerDesk(
        DangerRules.load(DANGER_RULES),
        await danger_plans(agent, knowledge, composer),
        settings.language,
    )
    languages = {each.code: each.name for each in knowledge.languages() if each.code in phrasebook.languages}
    conversationalist = Conversationalist(agent, database, composer, danger, languages)
    teller = Teller(agent, database, composer, languages)
    delivery = Delivery()
    redactor = read_redactor()
    callbacks = Callbacks(redactor, Addresses(keys.address, settings.address_days))
    reception = Reception(settings, database, redactor, danger, conversationalist, delivery, callbacks)
    news = News(database, composer, teller, delivery)
    return Office(settings, keys, database, phrasebook, knowledge, agent, reception, teller, delivery, composer, news)


def equip(agent: Agent, database: ConversationsDatabase, phrasebook: Phrasebook) -> None:
    """Give the agent our tracker store, locks and runner.

    Rasa wraps every store so that a failure is swallowed and the conversation forgotten; ours is put in
    bare, and a failure reaches the conversationalist, who answers it.
    """
    store = ConversationTrackerStore(agent.domain, database, phrasebook)
    agent.tracker_store = agent.processor.tracker_store = store
    agent.lock_store = agent.processor.lock_store = ConversationLocks()
    agent.processor.graph_runner = OrderedGraphRunner(agent.processor.graph_runner)


async def check_model(agent: Agent) -> None:
    """Ask the model something it must know. Raises CannotOpen when it is untrained or broken.

    Rasa only logs when a classifier's file cannot be read, and goes on with an empty one.
    """
    for language, question in SMOKE.items():
        parsed = await agent.processor.parse_message(UserMessage(question, metadata={"language": language}))
        ranking: List[Dict[str, Any]] = parsed.get("intent_ranking") or [{}]
        if ranking[0].get("name") != SMOKE_TOPIC:
            raise CannotOpen("the model does not understand a simple question: run python -m bot train --force")


async def danger_plans(agent: Agent, knowledge: KnowledgeBase, composer: Composer) -> Dict[Plan, Reply]:
    """Every plan for a danger, ready to be sent: worded by the action itself, so that both ways answer alike."""
    categories = sorted({plan.danger.value for plan in knowledge.danger_plans() if plan.danger})
    countries = sorted({code for plan in knowledge.danger_plans() for code in plan.applies_in if len(code) == 2})
    plans = {}
    for category, country, language in itertools.product(categories, [None, *countries], composer.phrasebook.languages):
        message = {
            "intent": {"name": DANGER_INTENT},
            "entities": [],
            "danger": category,
            "language": {"code": language},
        }
        draft = await agent.action_endpoint.draft("action_answer_danger", message, {"residence": country})
        if not draft:
            raise CannotOpen(f"there is no plan for the danger '{category}' in {country or 'any country'}")
        plans[category, country, language] = composer.compose(draft, language)
    return plans


async def open_office(app: Any, _loop: Any) -> None:
    """Open the office of a server that has started; stop the server when that is impossible."""
    try:
        settings = read_settings()
        app.ctx.office = await furnish(app.ctx.agent, settings)
        app.ctx.office.reception.resume()
        app.ctx.office.begin_housekeeping()
        app.ctx.office.news.begin()
        settle()
    except Exception as error:
        app.ctx.failure = f"{type(error).__name__}: {error}"
        logger.critical("cannot open: %s", app.ctx.failure)
        app.stop()
