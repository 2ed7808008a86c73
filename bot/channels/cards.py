"""Cards: the rights and numbers of an entry as a page of its own, to print or to save.

GET /card/<entry>?language=es         the card, in the nearest language that the entry is in
GET /card/<entry>?language=es&save=1  the same as a file
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Dict, Tuple

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.cards import card_draft
from bot.channels.pages import HEADERS, PageFile, page_file, page_response
from bot.channels.requests import accepted_language, office_of, spoken_language
from bot.office import Office
from bot.renderings.card import as_card, as_missing, style_hash
from knowledge import Entry, Freshness, is_card

HTML = "text/html; charset=utf-8"
CARDS_KEPT = 500
SECONDS = 86_400
"""How long a browser may show a card again without asking, also without a network: the facts are looked at daily."""
Kept = Dict[Tuple[str, str, bool, date], PageFile]


def add_cards(blueprint: Blueprint) -> None:
    """Serve cards below ``/card/``."""
    kept: Kept = {}
    blueprint.add_route(partial(show_card, kept=kept), "/card/<entry_id:str>", methods=["GET"], name="card")


async def show_card(request: Request, entry_id: str, kept: Kept) -> HTTPResponse:
    """The card of an entry; a page that says so where there is none that could be relied on."""
    office = office_of(request)
    headers = _headers()
    entry = office.knowledge.entry(entry_id)
    if entry is None or not is_card(entry) or office.knowledge.freshness_of(entry) is Freshness.STALE:
        page = page_file(as_missing(_wanted(request, office), office.phrasebook).encode(), HTML)
        return page_response(page, request, headers, status=404)
    language = card_language(entry, _wanted(request, office), office)
    is_saved = request.args.get("save") == "1"
    key = (entry.id, language, is_saved, date.today())
    if key not in kept:
        if len(kept) >= CARDS_KEPT:
            kept.clear()
        kept[key] = page_file(make_card(entry, language, office, is_saved).encode(), HTML)
    manner = "attachment" if is_saved else "inline"
    return page_response(kept[key], request, {
        **headers,
        "Cache-Control": f"private, max-age={SECONDS}",
        "Content-Disposition": f'{manner}; filename="{entry.id}-{language}.html"',
        "Content-Language": language,
    })  # fmt: skip


def card_language(entry: Entry, wanted: str, office: Office) -> str:
    """The language of a card: one that the entry is written in, so that all of it is in the same."""
    spoken = [code for code in office.phrasebook.languages if code in entry.text]
    return next((code for code in (wanted, office.default_language, "en", *spoken) if code in spoken), wanted)


def make_card(entry: Entry, language: str, office: Office, is_saved: bool) -> str:
    """The page of an entry."""
    knowledge = office.knowledge
    draft = card_draft(entry, knowledge.freshness_of(entry), knowledge.contacts(entry), language)
    made = office.composer.words({"phrase": "card_made", "date": {"date": date.today().isoformat()}}, language)
    names = [(each.code, each.name) for each in office.languages if each.code in entry.text]
    reply = office.composer.compose(draft, language).data
    return as_card(reply, entry.text[language].title, made, office.phrasebook, () if is_saved else names)


def _wanted(request: Request, office: Office) -> str:
    return spoken_language(request.args.get("language") or accepted_language(request), office)


def _headers() -> Dict[str, str]:
    """As for the page, but the only style is the card's own, and there is no script at all."""
    policy = (
        f"default-src 'none'; style-src '{style_hash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {**HEADERS, "Content-Security-Policy": policy}
