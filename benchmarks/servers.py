"""The two sides as processes of their own: started on a free port, ended by their id."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Dict, Mapping, Optional, Sequence, Type

PROJECT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
"""What a side gets of our environment: nothing that tunes either of them."""

STOP_SECONDS = 15.0
LOG_TAIL = 2000


class ServerEnded(Exception):
    """A side ended although it should run; the message has the end of its log."""


@dataclass
class Server:
    """A server process; as a context it is started and, whatever happens, ended."""

    name: str
    arguments: Sequence[str]
    folder: Path
    port: int
    log: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    started: float = 0.0
    """``time.perf_counter()`` when the process was started."""
    _process: Optional[subprocess.Popen[bytes]] = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    @property
    def pid(self) -> int:
        """The id of its process."""
        assert self._process is not None, "not started"
        return self._process.pid

    def __enter__(self) -> Server:
        with self.log.open("ab") as log:
            self.started = time.perf_counter()
            self._process = subprocess.Popen(
                [sys.executable, *self.arguments], cwd=self.folder, env=clean_environment(self.settings),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        return self

    def __exit__(
        self, _kind: Optional[Type[BaseException]], _error: Optional[BaseException], _trace: Optional[TracebackType]
    ) -> None:
        process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its own group: what it left behind

    def check(self) -> None:
        """Raises ServerEnded when the process is gone."""
        if self._process is not None and self._process.poll() is not None:
            end = self.log.read_text(errors="replace")[-LOG_TAIL:]
            raise ServerEnded(f"{self.name} ended with code {self._process.returncode}:\n{end}")


def clean_environment(settings: Mapping[str, str]) -> Dict[str, str]:
    """The environment of a process of a side: the little of ours that it needs, and its settings."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONUNBUFFERED": "1", "RASA_TELEMETRY_ENABLED": "false", **settings}


def built_home() -> Path:
    """The folder with our knowledge base and model. FileNotFoundError says how to make them."""
    home = PROJECT / (os.environ.get("VENTANILLA_HOME") or "var")
    for name in ("knowledge.db", "models/ventanilla.tar.gz"):
        if not (home / name).exists():
            raise FileNotFoundError(f"{home / name} is missing: make bench makes it")
    return home


def our_server(folder: Path) -> Server:
    """Our server in a home of its own inside ``folder``, with this checkout's knowledge and model."""
    home = folder / "home"
    if not home.exists():
        home.mkdir()
        shutil.copy(built_home() / "knowledge.db", home)
        (home / "models").symlink_to(built_home() / "models")
    port = free_port()
    settings = {
        "VENTANILLA_HOME": str(home),
        "VENTANILLA_PORT": str(port),
        "VENTANILLA_MESSAGES_PER_MINUTE": "100000",  # nobody writes as fast as a benchmark
    }
    return Server("ours", ["-m", "bot", "serve"], PROJECT, port, folder / "ours.log", settings)


def rasa_init_server(project: Path, folder: Path) -> Server:
    """``rasa run`` in a project that ``rasa init`` made, as it is; only the address is ours."""
    port = free_port()
    arguments = ["-m", "rasa", "run", "--interface", HOST, "--port", str(port)]
    return Server("rasa init", arguments, project, port, folder / "rasa-init.log")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])
