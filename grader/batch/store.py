"""The store of a batch: outcomes by what they depend on, in the output folder.

A second run takes from it what has not changed, and an interrupted one goes on where it was: every
submission's outcomes are committed before the next. SQLite's write-ahead log keeps the file whole whatever
happens to the process, and several runs from treading on each other.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from grader.errors import InputError
from grader.results import CheckReview, TopicResult

VERSION = 1
WAIT_SECONDS = 60.0
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE outcomes (key BLOB PRIMARY KEY, outcome BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""


class StoredOutcome(Struct, frozen=True, kw_only=True):
    """One topic's outcome: its result, what only the teacher sees, and the layers that were live."""

    topic: TopicResult
    reviews: dict[str, CheckReview]
    layers: list[str]


_decoder = msgspec.msgpack.Decoder(StoredOutcome)


class Store:
    """Outcomes by key."""

    def __init__(self, folder: Path, *, fresh: bool) -> None:
        self._path = folder / ".grader" / "store.sqlite"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = sqlite3.connect(self._path, timeout=WAIT_SECONDS)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._migrate()
            if fresh:
                with self._database:
                    self._database.execute("DELETE FROM outcomes")
                    self._database.execute("DELETE FROM meta")
        except sqlite3.DatabaseError as error:
            raise InputError(
                self._path, "a store of this grader (remove it to start anew)", str(error)
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def _migrate(self) -> None:
        """Bring the schema to this version; one of a later grader is refused."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise InputError(self._path, f"a store of version {VERSION} or earlier", str(version))
            if version < 1:
                for statement in _SCHEMA.strip().splitlines():
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {VERSION}")

    def seed(self, new: int) -> int:
        """Return the seed that the outcomes were made with; `new`, kept from now on, where there is none."""
        with self._database:
            self._database.execute("INSERT OR IGNORE INTO meta VALUES ('seed', ?)", (str(new),))
        (value,) = self._database.execute("SELECT value FROM meta WHERE name = 'seed'").fetchone()
        return int(value)

    def find(self, keys: Iterable[bytes]) -> dict[bytes, StoredOutcome]:
        """Return the outcomes that are known."""
        found = {}
        for key in keys:
            row = self._database.execute("SELECT outcome FROM outcomes WHERE key = ?", (key,)).fetchone()
            if row is not None:
                found[key] = _decoder.decode(row[0])
        return found

    def keep(self, outcomes: Mapping[bytes, StoredOutcome]) -> None:
        """Keep the outcomes of one submission: all of them, or none."""
        rows = [(key, msgspec.msgpack.encode(outcome)) for key, outcome in outcomes.items()]
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?)", rows)
