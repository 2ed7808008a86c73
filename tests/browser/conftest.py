"""A browser of its own for each test module, and pages in the sizes of a telephone and of a desk.

The browser lives as long as one module: Playwright keeps an event loop running in the main thread, in which
other tests could not use `asyncio.run`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]
PATIENCE = 15_000  # milliseconds that a page may take, on a busy machine


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not os.path.exists(CHROMIUM):
        pytest.skip(f"needs Chromium at {CHROMIUM} (apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Makes pages of the given size, each in a context of its own; closes them after the test."""
    contexts = []

    def make(width: int, height: int, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **{"locale": "es-MX", **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """A telephone held upright."""
    return new_page(360, 740, has_touch=True, is_mobile=True)


@pytest.fixture
def desktop(new_page: Callable[..., Any]) -> Any:
    return new_page(1280, 800)
