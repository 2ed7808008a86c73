"""The files of the widget, and the headers that keep everything else away from the page."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Mapping

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, empty, raw

FOLDER = Path(__file__).resolve().parent.parent / "widget"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
FRONT_PAGE = "index.html"


@dataclass(frozen=True)
class PageFile:
    """A file of the page: as it is, compressed, and the tag by which a browser knows that it has it."""

    body: bytes
    compressed: bytes
    content_type: str
    tag: str


def add_pages(blueprint: Blueprint) -> None:
    """Serve the page at ``/`` and its files below ``/widget/``, read once."""
    files = _read(FOLDER)

    @blueprint.get("/widget/<name:str>", name="widget_file")
    async def widget_file(request: Request, name: str) -> HTTPResponse:
        if name not in files:
            raise NotFound("there is no such file")
        return page_response(files[name], request)

    @blueprint.listener("before_server_start")
    async def put_page_first(app, _loop) -> None:  # type: ignore[no-untyped-def]
        # Rasa's own greeting stands at "/", and a route cannot be taken twice.
        app.register_middleware(front_page, "request")

    async def front_page(request: Request) -> HTTPResponse | None:
        return page_response(files[FRONT_PAGE], request) if request.path == "/" and FRONT_PAGE in files else None


def _read(folder: Path) -> Dict[str, PageFile]:
    files = (file for file in sorted(folder.glob("*")) if file.suffix in TYPES)
    return {file.name: page_file(file.read_bytes(), TYPES[file.suffix]) for file in files}


def page_file(body: bytes, content_type: str) -> PageFile:
    """A file of the page, ready to be sent."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return PageFile(body, gzip.compress(body, mtime=0), content_type, tag)


def page_response(
    file: PageFile, request: Request, headers: Mapping[str, str] = HEADERS, status: int = 200
) -> HTTPResponse:
    """The file, compressed where the browser can read that; only its tag where the browser has it already."""
    sent = {**headers, "ETag": file.tag, "Vary": "Accept-Encoding"}
    if status == 200 and request.headers.get("if-none-match") == file.tag:
        return empty(status=304, headers=sent)
    if "gzip" not in (request.headers.get("accept-encoding") or ""):
        return raw(file.body, status=status, content_type=file.content_type, headers=sent)
    return raw(
        file.compressed, status=status, content_type=file.content_type, headers={**sent, "Content-Encoding": "gzip"}
    )
