"""A Reply as a card: one page of its own, without script or request, to be printed on A6 or A4, or saved.

``card.html`` says what is on it, ``card.css`` how it looks; in an emergency the numbers come first.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, Sequence, Tuple

from bot.phrasebook import Phrasebook

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent
CALLED = ("phone", "short_code", "sms", "whatsapp")
_SCHEMES = {"phone": "tel:", "short_code": "tel:", "sms": "sms:"}
_WORDS = ("card_numbers", "card_save", "card_print", "card_missing_title", "card_missing", "card_home")


def as_card(
    reply: Dict[str, Any], title: str, made: str, phrasebook: Phrasebook, links: Sequence[Tuple[str, str]] = ()
) -> str:
    """The page of a card. ``made``: by whom and when.

    ``links``: code and name of the languages that it is in, beside which it offers to be saved; a card that is
    saved has none.
    """
    contacts = [
        {**contact, "href": _address(contact), "is_called": contact["type"] in CALLED} for contact in reply["contacts"]
    ]
    parts = {"reply": {**reply, "contacts": contacts}, "title": title, "made": made, "links": links}
    return _page("card.html", reply["language"], phrasebook, parts)


def as_missing(language: str, phrasebook: Phrasebook) -> str:
    """The page in the place of a card that does not exist, or must not be relied on any more."""
    return _page("card-missing.html", language, phrasebook, {})


@lru_cache(maxsize=1)
def style_hash() -> str:
    """What a content security policy calls the style of these pages: the only one that it lets in."""
    digest = hashlib.sha256(_style().encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@lru_cache(maxsize=1)
def _style() -> str:
    return (FOLDER / "card.css").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)


def _page(template: str, language: str, phrasebook: Phrasebook, parts: Dict[str, Any]) -> str:
    from markupsafe import Markup

    words = {key: phrasebook.say(key, language) for key in _WORDS}
    page = phrasebook.table("widget", language)
    # The style is our own file; everything else is escaped.
    style = Markup(_style())
    return _templates().get_template(template).render(language=language, words=words, page=page, css=style, **parts)


def _address(contact: Dict[str, Any]) -> str:
    """What pressing the number opens; empty for what cannot be called."""
    scheme = _SCHEMES.get(contact["type"], "")
    return scheme and scheme + contact["value"].replace("#", "%23")
