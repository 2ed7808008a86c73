"""Statements of every turn: worded once, and handed to the driver without a detour.

SQLAlchemy words them, in the dialect of the database, and keeps the transactions. To hand one over takes it three times
as long as SQLite to run it, and a turn has a dozen.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, Mapping, Sequence, Tuple, Union

from sqlalchemy import Table, insert
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ClauseElement

Values = Mapping[str, Any]


class Statement:
    """One statement; its values are given by the names of its parameters."""

    def __init__(self, statement: ClauseElement, **wording: Any) -> None:
        """``wording``: what SQLAlchemy must know to word it."""
        self._statement, self._wording = statement, wording
        self._worded: Dict[str, Worded] = {}

    def run(self, connection: Connection, **values: Any) -> Any:
        """Run it in a transaction that has begun; returns the driver's cursor, whose rows are tuples.

        Raises what the driver raises.
        """
        worded = self._for(connection)
        cursor = connection.connection.cursor()
        cursor.execute(worded.text, worded.arranged(values))
        return cursor

    def run_for_all(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Run it for each of these values."""
        worded = self._for(connection)
        connection.connection.cursor().executemany(worded.text, list(map(worded.arranged, rows)))

    def _for(self, connection: Connection) -> Worded:
        dialect = connection.dialect
        if dialect.name not in self._worded:
            self._worded[dialect.name] = Worded(self._statement.compile(dialect=dialect, **self._wording))
        return self._worded[dialect.name]


class Insert(Statement):
    """Writes a row; what is not given of it is empty."""

    def __init__(self, table: Table, columns: Sequence[str]) -> None:
        """``columns``: those that are given."""
        super().__init__(insert(table), column_keys=columns)

    def new_id(self, connection: Connection, **values: Any) -> int:
        """Write a row whose number the database gives; returns the number. Raises what the driver raises."""
        cursor = self.run(connection, **values)
        return int(cursor.fetchone()[0] if self._for(connection).returns else cursor.lastrowid)


class Worded:
    """A statement in the words of one kind of database."""

    def __init__(self, compiled: Any) -> None:
        self.text: str = compiled.string
        self.returns = bool(compiled.returning)
        self._fixed = {name: bind.value for bind, name in compiled.bind_names.items() if not bind.required}
        self._order: Sequence[str] = compiled.positiontup or ()

    def arranged(self, values: Values) -> Union[Values, Tuple[Any, ...]]:
        """Values as the driver wants them: by their names, or one after the other."""
        given = {**self._fixed, **values}
        return tuple(given[name] for name in self._order) if self._order else given
