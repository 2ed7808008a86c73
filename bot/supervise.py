"""``python -m bot run``: keeps the server running, and says where it is.

A process that dies is started again: at once the first time, then with a growing pause. One that dies
before it ever answered has a fault that starting again will not mend: then everything stops.
"""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from typing import List, Optional

from bot.settings import Settings

READY_SECONDS = 180.0
LONGEST_PAUSE = 30.0
LOOK_EVERY = 0.25


class Supervisor:
    """Starts ``python -m bot serve``, watches it, and starts it again."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is started yet."""
        self._settings = settings
        self._process: Optional[subprocess.Popen[bytes]] = None
        self._stopping = False

    def run(self) -> int:
        """Watch until told to stop; returns the exit code for the shell."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        pause = 0.0
        while not self._stopping:
            begun = time.monotonic()
            self._process = subprocess.Popen(_command())
            answered = self._wait_until_ready()
            if answered:
                self._say_where()
            code = self._wait()
            if self._stopping:
                break
            if not answered:
                return code or 1
            pause = 0.0 if time.monotonic() - begun > LONGEST_PAUSE else min(LONGEST_PAUSE, pause * 2 + 1)
            print(f"The assistant ended (code {code}); it starts again in {pause:.0f} s", file=sys.stderr)
            time.sleep(pause)
        return 0

    def _wait_until_ready(self) -> bool:
        """Whether the server answered before it ended or the patience did."""
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end and not self._stopping and self._process and self._process.poll() is None:
            if self._is_ready():
                return True
            time.sleep(LOOK_EVERY)
        return False

    def _is_ready(self) -> bool:
        connection = http.client.HTTPConnection(self._settings.host, self._settings.port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()

    def _wait(self) -> int:
        return self._process.wait() if self._process else 0

    def _say_where(self) -> None:
        print(
            f"Ventanilla answers on http://{self._settings.host}:{self._settings.port}/  (stop with Ctrl+C)",
            flush=True,
        )

    def _stop(self, _signal: int, _frame: object) -> None:
        self._stopping = True
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)


def _command() -> List[str]:
    return [sys.executable, "-m", "bot", "serve"]


def supervise(settings: Settings) -> int:
    """Run the supervisor in a process group of its own settings; returns its exit code."""
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    return Supervisor(settings).run()
