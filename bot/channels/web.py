"""The web channel: sessions, messages and the stream of replies of the widget (``bot/widget``).

POST /webhooks/web/session    begin or renew a session: token, languages, phrases of the page
POST /webhooks/web/messages   {"id", "text" | "choice" | "language" | "location"}; 202 once it is written down
GET  /webhooks/web/events     replies as server-sent events; Last-Event-ID resumes
GET  /webhooks/web/replies    the same by asking (?after=<id>), where streams do not get through
GET  /webhooks/web/phrases/…  the page's own words in a language
GET  /card/<entry>            an entry to print or to save (``cards``)
"""

from __future__ import annotations

from functools import wraps
from typing import Any, Awaitable, Callable, Optional, cast

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.channels.cards import add_cards
from bot.channels.pages import add_pages
from bot.channels.replies import list_replies, stream_replies
from bot.channels.requests import accepted_language, body_of, message_in, office_of, spoken_language
from bot.channels.tokens import Tokens
from bot.conversations import people
from bot.furnishing import close_office, open_office
from bot.health import add_health
from bot.office import Office
from bot.reception import Refused

NAME = "web"
STATUS = {"empty": 400, "too_long": 413, "too_many": 429, "busy": 503, "failed": 503}
Handler = Callable[..., Awaitable[Optional[HTTPResponse]]]


class WebChannel(InputChannel):
    """Rasa opens this channel (``credentials.yml``); it opens the office behind it when the server has started."""

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return NAME

    def url_prefix(self) -> str:
        """The channel serves its page at the root, so its paths are written out."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes. ``on_new_message`` is not used: every message goes through the reception."""
        blueprint = Blueprint("web_channel")
        add_pages(blueprint)
        add_cards(blueprint)
        add_health(blueprint)
        blueprint.add_route(begin_session, "/webhooks/web/session", methods=["POST"])
        blueprint.add_route(with_session(take_message), "/webhooks/web/messages", methods=["POST"])
        blueprint.add_route(with_session(stream_replies), "/webhooks/web/events", methods=["GET"])
        blueprint.add_route(with_session(list_replies), "/webhooks/web/replies", methods=["GET"])
        blueprint.add_route(page_phrases, "/webhooks/web/phrases/<language:str>", methods=["GET"])
        blueprint.listener("after_server_start")(open_office)
        blueprint.listener("before_server_stop")(close_office)
        return blueprint


def tokens_of(office: Office) -> Tokens:
    """The tokens of this installation."""
    return Tokens(office.keys.token, office.settings.token_hours)


def with_session(handler: Handler) -> Handler:
    """Let only requests with a valid token through, with the conversation it belongs to."""

    @wraps(handler)
    async def verified(request: Request, *args: Any, **kwargs: Any) -> Optional[HTTPResponse]:
        office = office_of(request)
        session = tokens_of(office).read(request.headers.get("authorization"))
        if session is None:
            return _error(request, "session", "session", 401)
        conversation_id = people.pseudonym(office.keys.sender, NAME, session)
        return await handler(request, conversation_id, *args, **kwargs)

    return verified


async def begin_session(request: Request) -> HTTPResponse:
    """Begin a session and greet, or renew the token of one that still holds."""
    office = office_of(request)
    tokens = tokens_of(office)
    session = tokens.read(request.headers.get("authorization"))
    token = tokens.issue(session)
    language = spoken_language(body_of(request).get("language"), office)
    renewed = session is not None
    conversation_id = people.pseudonym(office.keys.sender, NAME, cast(str, tokens.read(f"Bearer {token}")))
    with office.database.transaction() as transaction:
        memory = people.recall(transaction, conversation_id)
    if memory is None:  # new, or forgotten since
        renewed = False
        office.teller.greet(conversation_id, NAME, language)
    elif memory.language:
        language = spoken_language(memory.language, office)
    return json_response(
        {
            "token": token,
            "renewed": renewed,
            "language": language,
            "languages": [{"code": each.code, "name": each.name} for each in office.languages],
            "phrases": office.phrasebook.table("widget", language),
        }
    )


async def take_message(request: Request, conversation_id: str) -> HTTPResponse:
    """Take one message in: answered once it is written down, never with the reply itself."""
    message = message_in(body_of(request), conversation_id, NAME)
    if message is None:
        return _error(request, "form", "empty", 400)
    refused = await office_of(request).reception.receive(message)
    if refused is not None:
        return _refusal(refused)
    return json_response({"accepted": True}, status=202)


async def page_phrases(request: Request, language: str) -> HTTPResponse:
    """The page's words in a language that the assistant speaks."""
    office = office_of(request)
    return json_response(office.phrasebook.table("widget", spoken_language(language, office)))


def _refusal(refused: Refused) -> HTTPResponse:
    data = refused.reply.data
    body = {"error": refused.reason, "text": data["text"], "reply": data}
    return json_response(body, status=STATUS[refused.reason])


def _error(request: Request, reason: str, phrase: str, status: int) -> HTTPResponse:
    """What is wrong, in the language of the browser."""
    office = office_of(request)
    text = office.phrasebook.say(phrase, spoken_language(accepted_language(request), office))
    return json_response({"error": reason, "text": text}, status=status)
