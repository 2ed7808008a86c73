"""Starts Rasa's server the way this assistant needs it: actions inside, our phrases, no HTTP API of Rasa."""

from __future__ import annotations

import logging
import sys
from typing import NoReturn

from rasa.core.agent import Agent, load_agent
from rasa.core.run import serve_application
from rasa.core.utils import AvailableEndpoints
from sanic import Sanic

from bot.engine.actions_in_process import InProcessActions
from bot.engine.lock_store import ConversationLocks
from bot.engine.nlg import PhraseNlg
from bot.settings import PROJECT, Settings

logger = logging.getLogger(__name__)
ACTIONS = "actions"


def endpoints(settings: Settings) -> AvailableEndpoints:
    """What Rasa calls for actions and words. Tracker store and locks follow when the office is furnished."""
    return AvailableEndpoints(
        action=InProcessActions(ACTIONS, settings.action_seconds),
        nlg=PhraseNlg(words_drafts=False),
        lock_store=ConversationLocks(),
    )


async def load(settings: Settings) -> Agent:
    """The agent without a server, for the terminal and the tests."""
    return await load_agent(model_path=str(settings.model_file), endpoints=endpoints(settings))


def serve(settings: Settings) -> NoReturn:
    """Serve until the process is told to stop. Exits with 1 and a sentence when the assistant cannot start."""
    if not settings.model_file.exists():
        sys.exit(f"There is no model in {settings.model_file}: run python -m bot train")
    logger.info("listening on http://%s:%s", settings.host, settings.port)
    serve_application(
        model_path=str(settings.model_file),
        credentials=str(PROJECT / "credentials.yml"),
        endpoints=endpoints(settings),
        enable_api=False,
        interface=settings.host,
        port=settings.port,
    )
    failure = getattr(Sanic.get_app("rasa_core_no_api").ctx, "failure", None)
    if failure:
        sys.exit(f"The assistant cannot start. {failure}")
    sys.exit(0)
