"""The web channel: sessions, messages and the stream of replies of the widget (``bot/widget``).

POST /webhooks/web/session    begin or renew a session: token, languages, phrases of the page
POST /webhooks/web/messages   {"id", "text" | "choice" | "language" | "location"}; 202 once it is written down
GET  /webhooks/web/events     replies as server-sent events; Last-Event-ID resumes
GET  /webhooks/web/replies    the same by asking (?after=<id>), where streams do not get through
GET  /webhooks/web/phrases/…  the page's own words in a language
GET  /card/<entry>            an entry to print or to save (``cards``)
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from functools import wraps
from typing import Any, Awaitable, Callable, Dict, Optional, cast

from async_timeout import timeout
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.channels.cards import add_cards
from bot.channels.pages import add_pages
from bot.channels.tokens import Tokens
from bot.conversations import outbox, people
from bot.furnishing import close_office, open_office
from bot.health import add_health
from bot.location import rounded_location
from bot.office import Office
from bot.reception import Incoming, Refused

logger = logging.getLogger(__name__)
NAME = "web"
PING_SECONDS = 15.0
PING = ": ping\n\n"
UNKEPT = 0
"""Id of a reply that could not be written down: it is shown now or never."""
ID_LENGTH, CHOICE_LENGTH, LANGUAGE_LENGTH = 64, 32, 8
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


def office_of(request: Request) -> Office:
    """The office of the server that got the request."""
    return cast(Office, request.app.ctx.office)


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
            language = _accepted_language(request, office)
            return _error("session", office.phrasebook.say("session", language), 401)
        conversation_id = people.pseudonym(office.keys.sender, NAME, session)
        return await handler(request, conversation_id, *args, **kwargs)

    return verified


async def begin_session(request: Request) -> HTTPResponse:
    """Begin a session and greet, or renew the token of one that still holds."""
    office = office_of(request)
    tokens = tokens_of(office)
    session = tokens.read(request.headers.get("authorization"))
    token = tokens.issue(session)
    language = _wanted_language(_body(request).get("language"), office)
    renewed = session is not None
    conversation_id = people.pseudonym(office.keys.sender, NAME, cast(str, tokens.read(f"Bearer {token}")))
    with office.database.transaction() as transaction:
        memory = people.recall(transaction, conversation_id)
    if memory is None:  # new, or forgotten since
        renewed = False
        office.teller.greet(conversation_id, NAME, language)
    elif memory.language:
        language = _wanted_language(memory.language, office)
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
    office = office_of(request)
    message = _incoming(_body(request), conversation_id)
    if message is None:
        language = _accepted_language(request, office)
        return _error("form", office.phrasebook.say("empty", language), 400)
    refused = await office.reception.receive(message)
    if refused is not None:
        return _refusal(refused)
    return json_response({"accepted": True}, status=202)


async def stream_replies(request: Request, conversation_id: str) -> None:
    """Send replies as they come, from the one after ``Last-Event-ID`` on."""
    office = office_of(request)
    last = _number(request.headers.get("last-event-id"))
    note_seen(office, conversation_id, last)
    response = await request.respond(
        content_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    typing = False
    await response.send(PING)  # the page knows at once that the line stands
    with office.delivery.line(conversation_id) as line:
        with office.database.transaction() as connection:
            line.letters[:0] = outbox.after(connection, conversation_id, last)
        while not office.closing:
            line.signal.clear()
            news = []
            for letter in line.take():
                if letter.id > last or letter.id == UNKEPT:
                    news.append(_event("reply", letter.reply, letter.id or None))
                    last = max(last, letter.id)
            if line.typing != typing:
                typing = line.typing
                news.append(_event("typing", {"on": typing}))
            if news:  # together: each sending wakes whoever listens
                await response.send("".join(news))
            try:
                async with timeout(PING_SECONDS):  # no task of its own, which asyncio.wait_for would make
                    await line.signal.wait()
            except asyncio.TimeoutError:
                await response.send(PING)
    await response.eof()


def note_seen(office: Office, conversation_id: str, last: int) -> None:
    """The page says what it has: until then a reply counts as not delivered, whatever the network did with it."""
    if last:
        with office.database.transaction() as connection:
            outbox.note_delivered(connection, conversation_id, last, time.time())


async def list_replies(request: Request, conversation_id: str) -> HTTPResponse:
    """The replies after ``?after=<id>``."""
    office = office_of(request)
    last = _number(request.args.get("after"))
    note_seen(office, conversation_id, last)
    with office.database.transaction() as connection:
        letters = outbox.after(connection, conversation_id, last)
    return json_response({"replies": [{"id": letter.id, "reply": letter.reply} for letter in letters]})


async def page_phrases(request: Request, language: str) -> HTTPResponse:
    """The page's words in a language that the assistant speaks."""
    office = office_of(request)
    return json_response(office.phrasebook.table("widget", _wanted_language(language, office)))


def _incoming(body: Dict[str, Any], conversation_id: str) -> Optional[Incoming]:
    """The message of a body, or None when it is not of the form."""
    message_id, text = body.get("id"), body.get("text")
    choice, language = body.get("choice"), body.get("language")
    location = rounded_location(body["location"]) if "location" in body else None
    given = [value for value in (text, choice, language, location) if value is not None]
    if "location" in body and location is None:
        return None
    if not isinstance(message_id, str) or not 0 < len(message_id) <= ID_LENGTH:
        return None
    if len(given) != 1 or not isinstance(given[0], str):
        return None
    # What a database keeps as it came must fit into it; PostgreSQL takes no zero byte.
    if not message_id.isprintable() or not (choice or language or "").isprintable():
        return None
    if len(choice or "") > CHOICE_LENGTH or len(language or "") > LANGUAGE_LENGTH:
        return None
    return Incoming(
        conversation_id, NAME, message_id, text=text, choice_id=choice, language=language, location=location
    )


def _body(request: Request) -> Dict[str, Any]:
    try:
        body = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _refusal(refused: Refused) -> HTTPResponse:
    data = refused.reply.data
    body = {"error": refused.reason, "text": data["text"], "reply": data}
    return json_response(body, status=STATUS[refused.reason])


def _error(reason: str, text: str, status: int) -> HTTPResponse:
    return json_response({"error": reason, "text": text}, status=status)


def _event(name: str, data: Dict[str, Any], number: Optional[int] = None) -> str:
    lines = ([f"id: {number}"] if number is not None else []) + [
        f"event: {name}",
        f"data: {json.dumps(data)}",
    ]
    return "\n".join(lines) + "\n\n"


def _number(text: Optional[str]) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


def _wanted_language(language: Any, office: Office) -> str:
    known = office.phrasebook.languages
    return language if isinstance(language, str) and language in known else office.default_language


def _accepted_language(request: Request, office: Office) -> str:
    return _wanted_language((request.headers.get("accept-language") or "")[:2].lower(), office)
