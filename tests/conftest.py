"""What tests share: the real assistant, in this process and as a server of its own, on temporary databases."""

from __future__ import annotations

import asyncio
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Coroutine, Iterator, Optional, TypeVar

import pytest

from tests.postgres import Postgres, running_postgres

PROJECT = Path(__file__).resolve().parent.parent
Result = TypeVar("Result")
READY_SECONDS = 120.0


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A VENTANILLA_HOME with the knowledge and the model of this checkout and nothing else."""
    return furnished_home(tmp_path_factory.mktemp("home"))


def furnished_home(folder: Path) -> Path:
    built = PROJECT / (os.environ.get("VENTANILLA_HOME") or "var")
    missing = [name for name in ("knowledge.db", "models") if not (built / name).exists()]
    if missing:
        pytest.exit(f"{', '.join(missing)} missing in {built}: run make test, which builds them", returncode=1)
    shutil.copy(built / "knowledge.db", folder)
    (folder / "models").symlink_to(built / "models")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server that ends with the tests."""
    with running_postgres() as server:
        yield server


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """At the gate (NOTHING_SKIPPED) a test that would be skipped fails: the gate installs what it needs."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("NOTHING_SKIPPED") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped here: {report.longrepr}"


@dataclass
class Assistant:
    """The whole assistant inside this process, and the loop it lives in."""

    office: Any
    loop: asyncio.AbstractEventLoop

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        return self.loop.run_until_complete(coroutine)

    def ask(
        self,
        message: str,
        conversation: Optional[str] = None,
        choice: Optional[int] = None,
        language: Optional[str] = None,
    ) -> dict[str, Any]:
        """Say something, as ``python -m bot ask`` does; a conversation of its own where none is named.

        ``language``: of the page that a new conversation begins on.
        """
        import uuid

        from bot.ask import Asker, Question

        text = message if choice is None else None
        question = Question(conversation or uuid.uuid4().hex, text, choice)
        return self.run(Asker(self.office, language).ask(question))


@pytest.fixture(scope="session")
def assistant(home: Path) -> Iterator[Assistant]:
    """Everything ``make run`` runs, without the server."""
    os.environ["VENTANILLA_HOME"] = str(home)
    from bot.__main__ import QUIET

    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    from bot.engine.slim import serve_without_tensorflow
    from bot.logs import begin_log

    if sys.modules.keys().isdisjoint(("rasa", "tensorflow")):  # as another test of this process may have left it
        import sklearn  # noqa: F401 - other tests of this process learn, which serving never does

        serve_without_tensorflow()
    begin_log("WARNING")
    from bot.furnishing import furnish
    from bot.server import load
    from bot.settings import read_settings

    loop = asyncio.new_event_loop()

    async def open_it() -> Any:
        settings = read_settings()
        return await furnish(await load(settings), settings)

    made = Assistant(loop.run_until_complete(open_it()), loop)
    yield made
    loop.run_until_complete(made.office.close())
    loop.close()


@pytest.fixture(scope="session")
def agent(assistant: Assistant) -> Any:
    """Rasa's agent with the trained model."""
    return assistant.office.agent


@dataclass
class Server:
    """``python -m bot serve`` on a free port, in a home of its own."""

    home: Path
    port: int
    log: Path
    process: Optional[subprocess.Popen[bytes]] = field(default=None)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        environment = {**os.environ, "VENTANILLA_HOME": str(self.home), "VENTANILLA_PORT": str(self.port)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"], cwd=PROJECT, env=environment, stdout=log, stderr=log
            )
        wait_until(lambda: self.status("/health/ready") == 200 or self.process.poll() is not None, READY_SECONDS)
        assert self.process.poll() is None, self.log.read_text()

    def kill(self) -> None:
        """As a power cut does it."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """As ``systemctl stop`` does it; returns the exit code."""
        return self._end(signal.SIGTERM)

    def status(self, path: str) -> Optional[int]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    def _end(self, how: int) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(timeout=30)


def wait_until(happened: Callable[[], bool], seconds: float = 30.0) -> None:
    """Look again and again until something has happened; fails when it does not in that time."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def new_server(folder: Path) -> Server:
    return Server(furnished_home(folder), free_port(), folder / "server.log")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server, shared by the tests that do not hurt it."""
    made = new_server(tmp_path_factory.mktemp("server"))
    made.start()
    yield made
    made.stop()
