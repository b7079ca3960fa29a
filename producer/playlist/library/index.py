"""The library's memory: what was read of which file, so that only what changed is read again.

A SQLite file that may be lost, damaged or deleted at any time: what it holds is read anew then.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)
else:
    Row = TypeVar("Row")

FILE_NAME: Final = "library.sqlite"
_READING: Final = 2
"""Raised when the same files would be read as other facts."""
_BUSY_S: Final = 10.0
"""How long another process is waited for; writing the facts of 10,000 segments takes 0.2 s."""
_KEYS: Final = "root TEXT NOT NULL, path TEXT NOT NULL, stamp TEXT NOT NULL, why TEXT NOT NULL"


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Rows of a kind, by the folder under which they were found and their path there."""

    name: str
    kind: type[Row]
    """A dataclass of texts and whole numbers."""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Generic[Row]):
    """What was read of a file."""

    stamp: str
    """Of the file as it was then."""
    row: Row | None
    """None where it could not be used."""
    why: str = ""
    """It could not, for people."""


class Index:
    """An open index; several processes may have the same one open."""

    def __init__(self, file: Path | None, tables: tuple[Table[Any], ...]) -> None:
        """Raises nothing: where the file can't be had, what is kept is forgotten at the end."""
        self._file = file
        self._tables = tables
        self._connection = self._connected()

    def known(self, table: Table[Row], root: str) -> dict[str, Known[Row]]:
        """Everything that was read under a folder, by its path there."""
        import sqlite3

        names = ", ".join(("path", "stamp", "why", *table.columns))
        query = f"SELECT {names} FROM {table.name} WHERE root = ?"  # noqa: S608 - names of our own
        try:
            rows = self._connection.execute(query, (root,)).fetchall()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            self._connection = self._in_the_place_of_one_that(error)
            return {}
        kind, columns = table.kind, table.columns
        return {
            path: Known(
                stamp=stamp,
                row=None if why else kind(**dict(zip(columns, told, strict=True))),
                why=why,
            )
            for path, stamp, why, *told in rows
        }

    def keep(
        self,
        table: Table[Row],
        root: str,
        fresh: Mapping[str, Known[Row]],
        gone: frozenset[str],
    ) -> None:
        """Keep what was read under a folder, and forget what is gone.

        Where the file can't be written, it is read again the next time.
        """
        import sqlite3

        if not fresh and not gone:
            return
        columns = table.columns
        places = ", ".join("?" * (4 + len(columns)))
        rows = (
            (root, path, one.stamp, one.why, *(getattr(one.row, name, None) for name in columns))
            for path, one in fresh.items()
        )
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany(
                    f"REPLACE INTO {table.name} VALUES ({places})",  # noqa: S608 - names of our own
                    rows,
                )
                connection.executemany(
                    f"DELETE FROM {table.name} WHERE root = ? AND path = ?",  # noqa: S608 - ours
                    ((root, path) for path in gone),
                )
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except sqlite3.OperationalError:  # it is in use, full or not ours to write, and reads well
            return
        except sqlite3.DatabaseError as error:
            connection.close()
            self._connection = self._in_the_place_of_one_that(error)

    def close(self) -> None:
        self._connection.close()

    def _connected(self) -> sqlite3.Connection:
        """The file, made where it is not there; or memory where it can't be had."""
        import sqlite3

        if self._file is None:
            return self._in_memory()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            return self._opened(self._file)
        except (sqlite3.DatabaseError, OSError) as error:
            return self._in_the_place_of_one_that(error)

    def _in_the_place_of_one_that(self, failed: Exception) -> sqlite3.Connection:
        """A new file for a damaged one; memory for one that is locked for too long, that may not
        be written, or for which there is no room."""
        import sqlite3

        may_be_well = isinstance(failed, sqlite3.OperationalError | OSError)
        if self._file is None or may_be_well:
            return self._in_memory()
        try:
            for ending in ("", "-journal", "-wal", "-shm"):
                self._file.with_name(self._file.name + ending).unlink(missing_ok=True)
            return self._opened(self._file)
        except (sqlite3.DatabaseError, OSError):
            return self._in_memory()

    def _in_memory(self) -> sqlite3.Connection:
        import sqlite3

        connection = sqlite3.connect(":memory:", isolation_level=None)
        self._prepare(connection)
        return connection

    def _opened(self, file: Path) -> sqlite3.Connection:
        import sqlite3

        connection = sqlite3.connect(file, timeout=_BUSY_S, isolation_level=None)
        try:
            self._prepare(connection)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Make the tables, anew where they are another version's."""
        version = zlib.crc32(f"{_READING} {self._schema()}".encode()) & 0x7FFFFFFF
        if _version(connection) == version:
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) != version:  # another process may have been faster
                for table in self._tables:
                    connection.execute(f"DROP TABLE IF EXISTS {table.name}")
                for statement in self._schema():
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _schema(self) -> tuple[str, ...]:
        return tuple(
            f"CREATE TABLE {table.name} ({_KEYS}, {', '.join(table.columns)}, "
            "PRIMARY KEY (root, path)) WITHOUT ROWID"
            for table in self._tables
        )


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


@contextmanager
def opened(file: Path | None, *tables: Table[Any]) -> Iterator[Index]:
    """An index in a file, or in memory for None; closed at the end."""
    index = Index(file, tables)
    try:
        yield index
    finally:
        index.close()
