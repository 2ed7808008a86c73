"""The processes of the benchmark: always ended, and started in an environment that favours nobody."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from benchmarks.machine import cpu_seconds, memory_mb, process_tree
from benchmarks.rasa_init import NOTE, fingerprint, rasa_init
from benchmarks.servers import Server, ServerEnded, clean_environment
from tests.conftest import wait_until

SLEEP = "import time; time.sleep(60)"
CHILD = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', '{SLEEP}']); {SLEEP}"


def python(code: str, folder: Path) -> Server:
    return Server("a server", ["-c", code], folder, 1, folder / "log")


def is_running(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_a_server_and_what_it_started_are_ended_also_after_an_error(tmp_path: Path) -> None:
    def run_and_fail() -> None:
        with python(CHILD, tmp_path) as server:
            wait_until(lambda: len(process_tree(server.pid)) == 2)
            tree[:] = process_tree(server.pid)
            raise RuntimeError("something else")

    tree: list[int] = []
    with pytest.raises(RuntimeError, match="something else"):
        run_and_fail()
    wait_until(lambda: not any(is_running(pid) for pid in tree))


def test_a_server_that_ended_by_itself_is_told_with_the_end_of_its_log(tmp_path: Path) -> None:
    with python("import sys; print('no model'); sys.exit(3)", tmp_path) as server:
        wait_until(lambda: not is_running(server.pid))
        with pytest.raises(ServerEnded, match=r"a server ended with code 3:\nno model"):
            server.check()


def test_memory_and_processor_time_are_those_of_the_whole_tree(tmp_path: Path) -> None:
    with python(CHILD, tmp_path) as server:
        wait_until(lambda: len(process_tree(server.pid)) == 2)
        child = process_tree(server.pid)[1]
        wait_until(lambda: memory_mb(child)["rss"] > 1)
        assert memory_mb(server.pid)["rss"] > memory_mb(child)["rss"]
        assert memory_mb(server.pid)["pss"] <= memory_mb(server.pid)["rss"]
    used, end = cpu_seconds(os.getpid()), time.process_time() + 0.05
    while time.process_time() < end:
        pass
    assert cpu_seconds(os.getpid()) > used


def test_no_setting_of_ours_reaches_a_side(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OMP_NUM_THREADS", "TF_INTRA_OP_PARALLELISM_THREADS", "VENTANILLA_LANGUAGE", "RASA_CACHE_DIRECTORY"):
        monkeypatch.setenv(name, "1")
    environment = clean_environment({"VENTANILLA_PORT": "5"})
    assert [name for name in environment if name.startswith(("OMP", "TF_", "VENTANILLA"))] == ["VENTANILLA_PORT"]
    assert "RASA_CACHE_DIRECTORY" not in environment
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"


def test_the_bot_of_rasa_init_is_not_made_twice(tmp_path: Path) -> None:
    kept = tmp_path / fingerprint()
    kept.mkdir()
    (kept / NOTE).write_text('{"seconds": 92.1}')
    assert rasa_init(tmp_path).seconds == 92.1
