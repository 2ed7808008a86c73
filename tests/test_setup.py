"""The set-up: Python is found by running it, nothing is done twice, and the files name no registry."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
FIND = PROJECT / "scripts" / "find-python"


def executable(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(0o755)
    return file


def find(path: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path, "HOME": str(home)}
    return subprocess.run([FIND], env=environment, capture_output=True, text=True, check=False)


def test_a_shim_that_exists_but_fails_is_passed_over(tmp_path: Path) -> None:
    executable(tmp_path / "shims" / "python3.10", "#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    working = executable(
        tmp_path / ".pyenv/versions/3.10.99/bin/python",
        f'#!/bin/sh\nexec "{PROJECT}/.venv/bin/python" "$@"\n',
    )
    found = find(f"{tmp_path}/shims:/usr/bin:/bin", tmp_path)
    assert (found.returncode, found.stdout.strip()) == (0, str(working))


def test_another_version_of_python_is_passed_over(tmp_path: Path) -> None:
    executable(tmp_path / "bin" / "python3.10", "#!/bin/sh\nexit 1\n")
    found = find(f"{tmp_path}/bin", tmp_path)
    if found.returncode == 0:  # a system-wide Python 3.10 of this machine
        assert str(tmp_path) not in found.stdout
    else:
        assert "No working Python 3.10 was found" in found.stderr


@pytest.mark.parametrize("lock", ["installer", "runtime", "development"])
def test_every_locked_package_has_a_version_and_a_hash(lock: str) -> None:
    text = (PROJECT / "requirements" / f"{lock}.txt").read_text()
    packages = re.findall(r"^[a-z0-9][^\s]*==.*(?:\n    --hash=.*)*", text, re.MULTILINE)
    assert packages
    assert all("--hash=sha256:" in package for package in packages)


def test_the_smaller_lock_is_part_of_the_larger_one() -> None:
    def pins(name: str) -> set[str]:
        text = (PROJECT / "requirements" / f"{name}.txt").read_text()
        return set(re.findall(r"^([a-z0-9][^\s]*==[^\s]+)", text, re.MULTILINE))

    assert pins("runtime") < pins("development")


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(("files.python" + "hosted", "py" + "pi.org", "registry.npm" + "js", "deb.deb" + "ian")))
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    texts = ((name, PROJECT / name) for name in listed if name)
    assert [name for name, file in texts if file.is_file() and hosts.search(file.read_text(errors="ignore"))] == []


def test_a_second_set_up_does_nothing_again() -> None:
    marks = [
        PROJECT / ".venv/installed-runtime",
        PROJECT / "var/knowledge.db",
        PROJECT / "var/models/fingerprint",
    ]
    before = [mark.stat().st_mtime_ns for mark in marks]
    done = subprocess.run(
        ["scripts/set-up", "runtime"], cwd=PROJECT, capture_output=True, text=True, check=True,
        env={**os.environ, "VENTANILLA_HOME": "var"},
    )  # fmt: skip
    assert [mark.stat().st_mtime_ns for mark in marks] == before
    assert "Training" not in done.stdout
    assert "Installing" not in done.stdout
