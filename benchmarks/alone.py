"""What is measured without the other side: the floor of a turn, training, and the weight of the page."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path
from typing import Callable, Dict, Sequence

from benchmarks.figures import median
from benchmarks.servers import PROJECT, clean_environment

RASA_MS = 6.0
"""A turn of Rasa itself: rule policy, an answer without a model, over HTTP (measured once, see the design)."""

COMMITS = 200
PAGE_FOLDER = PROJECT / "bot" / "widget"


class TrainingFailed(Exception):
    """Our training made no model; the message has the end of what it said."""


def floor(texts: Sequence[str], folder: Path) -> Dict[str, float]:
    """Milliseconds that no turn can save: the sentence's vector, one commit, and Rasa's own."""
    encoder, commit = encoder_ms(texts), commit_ms(folder / "floor.db")
    return {
        "encoder_ms": round(encoder, 3),
        "commit_ms": round(commit, 3),
        "rasa_ms": RASA_MS,
        "total_ms": round(encoder + commit + RASA_MS, 3),
    }


def encoder_ms(texts: Sequence[str]) -> float:
    """The median of each encoder alone on these messages, in this process, added up: a message that needs both."""
    from knowledge.encoder import topic_encoders

    encoders = topic_encoders()
    return sum(median([_milliseconds(partial(each.encode, [text])) for text in texts]) for each in encoders)


def commit_ms(file: Path) -> float:
    """Median of one small commit to a SQLite file with a write-ahead log, as the conversations are kept."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("CREATE TABLE letter (id INTEGER PRIMARY KEY, body TEXT)")

    def commit() -> None:
        with connection:
            connection.execute("INSERT INTO letter (body) VALUES (?)", ("x" * 2000,))

    taken = [_milliseconds(commit) for _ in range(COMMITS)]
    connection.close()
    return median(taken)


def training_seconds(home: Path) -> float:
    """Our whole training in an empty home, so without any cache. Raises TrainingFailed."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "train", "--force"],
        cwd=PROJECT, env=clean_environment({"VENTANILLA_HOME": str(home)}), capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise TrainingFailed((done.stdout + done.stderr)[-2000:])
    return time.perf_counter() - begun


def widget_bytes(url: str) -> Dict[str, int]:
    """The size of each file of the page as it travels: asked for compressed, from the running server."""
    paths = {"/": "/", **{file.name: f"/widget/{file.name}" for file in sorted(PAGE_FOLDER.iterdir())}}
    sizes = {name: _served(url + path) for name, path in paths.items() if name != "index.html"}
    return {name: size for name, size in sizes.items() if size}


def _served(url: str) -> int:
    """Bytes of the compressed body; 0 when there is no such file for the page."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return len(response.read())
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return 0
        raise


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
