"""Puts the office together around a loaded agent, and opens and closes it with the server."""

from __future__ import annotations

import itertools
import logging
from typing import Any, Dict, Optional

from rasa.core.agent import Agent

from bot.callbacks import Callbacks
from bot.composer import Composer
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
from bot.office import CannotOpen, Office, check_model
from bot.organisation import read_organisation
from bot.phrasebook import Phrasebook, read_phrasebook
from bot.reception import Reception
from bot.redaction import read_redactor
from bot.reply import Reply
from bot.settings import PROJECT, Settings, read_keys, read_settings
from knowledge import KnowledgeBase
from knowledge.shared import shared_base

logger = logging.getLogger(__name__)
DANGER_RULES = PROJECT / "bot" / "nlu" / "danger"


async def furnish(agent: Agent, settings: Settings, conversations_url: Optional[str] = None) -> Office:
    """Put everything together around a loaded agent. Raises CannotOpen when something is missing.

    ``conversations_url``: another database than that of the settings, for conversations that are not kept.
    """
    if agent is None or not agent.is_ready():
        raise CannotOpen(f"no model in {settings.model_file}: run python -m bot train")
    await check_model(agent)
    keys = read_keys(settings.home)
    knowledge = shared_base(settings.knowledge)
    phrasebook = read_phrasebook()
    composer = Composer(phrasebook, read_organisation(settings.organisation), settings)
    database = ConversationsDatabase(conversations_url or settings.conversations)
    with database.transaction() as connection:
        lifetimes.forget_again(connection)
    equip(agent, database, phrasebook)
    plans = await danger_plans(agent, knowledge, composer)
    danger = DangerDesk(DangerRules.load(DANGER_RULES), plans, settings.language)
    languages = tuple(each for each in knowledge.languages() if each.code in phrasebook.languages)
    names = {each.code: each.name for each in languages}
    conversationalist = Conversationalist(agent, database, composer, danger, names)
    teller = Teller(agent, database, composer, names)
    delivery = Delivery()
    redactor = read_redactor()
    callbacks = Callbacks(redactor, Addresses(keys.address, settings.address_days))
    reception = Reception(settings, database, redactor, danger, conversationalist, delivery, callbacks)
    news = News(database, composer, teller, delivery)
    return Office(
        settings, keys, database, phrasebook, knowledge, languages, agent, reception, teller, delivery, composer, news
    )


def equip(agent: Agent, database: ConversationsDatabase, phrasebook: Phrasebook) -> None:
    """Give the agent our tracker store, locks and runner, and spare it what Rasa does for nobody.

    Rasa wraps every store so that a failure is swallowed and the conversation forgotten; ours is put in
    bare, and a failure reaches the conversationalist, who answers it.
    """
    store = ConversationTrackerStore(agent.domain, database, phrasebook)
    agent.tracker_store = agent.processor.tracker_store = store
    agent.lock_store = agent.processor.lock_store = ConversationLocks()
    agent.processor.graph_runner = OrderedGraphRunner(agent.processor.graph_runner)
    check_results_once()
    know_events()
    copy_no_logs()
    know_domain(agent.domain)
    extract_no_slots(agent.processor)


async def danger_plans(agent: Agent, knowledge: KnowledgeBase, composer: Composer) -> Dict[Plan, Reply]:
    """Every plan for a danger, ready to be sent: worded by the action itself, so that both ways answer alike."""
    categories = sorted({plan.danger.value for plan in knowledge.danger_plans() if plan.danger})
    countries = sorted({code for plan in knowledge.danger_plans() for code in plan.applies_in if len(code) == 2})
    plans = {}
    for category, country, language in itertools.product(categories, [None, *countries], composer.phrasebook.languages):
        intent, spoken = {"name": DANGER_INTENT}, {"code": language}
        message = {"intent": intent, "entities": [], "danger": category, "language": spoken}
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


async def close_office(app: Any, _loop: Any) -> None:
    """Finish what is under way before the server stops."""
    office = getattr(app.ctx, "office", None)
    if office is not None:
        await office.close()
