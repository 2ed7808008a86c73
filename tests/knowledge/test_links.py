"""Against a server on this machine that answers as hosts do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from knowledge.links import Link, broken, links
from knowledge.promises import checked_content

ASKED: list[tuple[str, str]] = []


class Host(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        ASKED.append(("HEAD", self.path))
        status = {"/gone": 404, "/whole-pages-only": 405, "/moved": 301}.get(self.path, 200)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/there")
        self.end_headers()

    def do_GET(self) -> None:
        ASKED.append(("GET", self.path))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"page")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    ASKED.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def found(host: str, *paths: str) -> dict[str, str]:
    pages = [Link(f"{host}{path}", ["us-clinic"]) for path in paths]
    return {one.link.url.removeprefix(host): one.reason for one in broken(pages, pause=0.0, patience=5.0)}


def test_a_page_that_is_gone_is_told_and_others_are_not(host: str) -> None:
    assert found(host, "/here", "/gone", "/moved") == {"/gone": "HTTP 404"}


def test_only_the_head_of_a_page_is_asked_for_where_the_host_allows_it(host: str) -> None:
    assert found(host, "/here", "/whole-pages-only") == {}
    assert ("GET", "/here") not in ASKED
    assert ("GET", "/whole-pages-only") in ASKED


def test_a_host_that_does_not_answer_is_told() -> None:
    (one,) = broken([Link("http://127.0.0.1:1/page", ["us-clinic"])], pause=0.0, patience=2.0)
    assert "refused" in one.reason


def test_a_page_of_two_entries_is_one_link(tree) -> None:
    tree.entry("us-clinic", contacts=[tree.contact()])
    tree.entry("us-other")
    pages = {link.url: link.entries for link in links(checked_content(tree.folder).entries.values())}
    assert pages["https://example.org"] == ["us-clinic"]
    assert {"us-clinic", "us-other"} <= set(pages["https://example.org/page"])
