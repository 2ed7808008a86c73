"""The files of the widget, and the headers that keep everything else away from the page."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Dict

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
        return _response(files[name], request)

    @blueprint.listener("before_server_start")
    async def put_page_first(app, _loop) -> None:  # type: ignore[no-untyped-def]
        # Rasa's own greeting stands at "/", and a route cannot be taken twice.
        app.register_middleware(front_page, "request")

    async def front_page(request: Request) -> HTTPResponse | None:
        return _response(files[FRONT_PAGE], request) if request.path == "/" and FRONT_PAGE in files else None


def _read(folder: Path) -> Dict[str, PageFile]:
    return {file.name: _page_file(file) for file in sorted(folder.glob("*")) if file.suffix in TYPES}


def _page_file(file: Path) -> PageFile:
    body = file.read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return PageFile(body, gzip.compress(body, mtime=0), TYPES[file.suffix], tag)


def _response(file: PageFile, request: Request) -> HTTPResponse:
    """The file, compressed where the browser can read that; only its tag where the browser has it already."""
    headers = {**HEADERS, "ETag": file.tag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == file.tag:
        return empty(status=304, headers=headers)
    if "gzip" not in (request.headers.get("accept-encoding") or ""):
        return raw(file.body, content_type=file.content_type, headers=headers)
    return raw(file.compressed, content_type=file.content_type, headers={**headers, "Content-Encoding": "gzip"})
