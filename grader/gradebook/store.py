"""The store of a class: one SQLite file in the output folder.

It holds outcomes by what they depend on, so that a second run runs only what changed; a row for each student,
with the key of the pages that were written; the fingerprints of its files; the attempts; and the ledger of
changed marks. A submission is one transaction: an interrupted run goes on where it was. SQLite's write-ahead
log keeps the file whole whatever happens to the process.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from grader.errors import InputError
from grader.gradebook.fingerprint import digest
from grader.results.record import CheckRecord
from grader.session.messages import ObservedCheck, ObservedTopic, PlannedCheck

VERSION = 3
WAIT_SECONDS = 60.0
_MOST_PLANS = 1_000  # kept in memory
SEED, ENGINE = "seed", "engine"  # noted, and forgotten with the outcomes
# What each version has added; version 1 was of another form.
_STEPS = {
    2: """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
DROP TABLE IF EXISTS outcomes;
CREATE TABLE outcomes (key BLOB PRIMARY KEY, plan BLOB NOT NULL, outcome BLOB NOT NULL) STRICT;
CREATE TABLE plans (key BLOB PRIMARY KEY, plan BLOB NOT NULL) STRICT;
CREATE TABLE students (
    student TEXT PRIMARY KEY, pages BLOB, files BLOB,
    seconds REAL NOT NULL, started TEXT NOT NULL, row BLOB NOT NULL
) STRICT;
CREATE TABLE marks (number INTEGER PRIMARY KEY, mark BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE attempts (
    student TEXT NOT NULL, number INTEGER NOT NULL, attempt BLOB NOT NULL, UNIQUE (student, number)
) STRICT;
CREATE TABLE changes (number INTEGER PRIMARY KEY, change BLOB NOT NULL) STRICT;
""",
    3: """
CREATE TABLE prints (student TEXT PRIMARY KEY, key BLOB NOT NULL, prints BLOB NOT NULL) STRICT;
""",
}


class Outcome(Struct, frozen=True, kw_only=True):
    """What was observed of one topic, and the layers that were live."""

    observed: ObservedTopic
    layers: list[str]


class _Seen(Struct, frozen=True, array_like=True):
    record: CheckRecord | None
    seconds: float


class _StoredOutcome(Struct, frozen=True, array_like=True):
    """An outcome without its plan, which nearly all submissions share."""

    id: str
    missing: bool
    error: str
    checks: list[_Seen]
    layers: list[str]


_outcomes = msgspec.msgpack.Decoder(_StoredOutcome)
_plans = msgspec.msgpack.Decoder(list[PlannedCheck])


class Store:
    """The database of one output folder, and the outcomes in it."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self._path = folder / "store.sqlite"
        self._known: dict[bytes, list[PlannedCheck]] = {}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.database = sqlite3.connect(self._path, timeout=WAIT_SECONDS)
            self.database.execute("PRAGMA journal_mode = WAL")
            self._migrate()
            if fresh:
                self._forget()
        except sqlite3.DatabaseError as error:
            raise InputError(
                self._path, "a store of this grader (remove it to start anew)", str(error)
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.close()

    def _migrate(self) -> None:
        """Bring the schema to this version; one of a later grader is refused.

        Version 1 held results, not what they were made from: its outcomes are dropped, its seed is kept.
        Version 2 had no fingerprints.
        """
        with self.database:
            self.database.execute("BEGIN IMMEDIATE")
            (version,) = self.database.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise InputError(self._path, f"a store of version {VERSION} or earlier", str(version))
            for step in (step for step in _STEPS if step > version):
                for statement in _STEPS[step].split(";"):
                    self.database.execute(statement)
                self.database.execute(f"PRAGMA user_version = {step}")

    def _forget(self) -> None:
        """Forget what saves running anything; attempts, rows and the ledger stay."""
        with self.database:
            self.database.execute("DELETE FROM outcomes")
            self.database.execute("DELETE FROM plans")
            self.database.execute("DELETE FROM prints")
            self.database.execute("DELETE FROM meta WHERE name IN (?, ?)", (SEED, ENGINE))
            self.database.execute("UPDATE students SET pages = NULL")

    def seed(self, new: int) -> int:
        """Return the seed that the outcomes were made with; `new`, kept from now on, where there is none."""
        known = self.noted(SEED)
        if known is None:
            self.note(SEED, str(new))
        return int(known or new)

    def noted(self, name: str) -> str | None:
        """Return what was noted under the name; None where nothing was."""
        found = self.database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found is not None else None

    def note(self, name: str, value: str) -> None:
        """Note a value under a name."""
        with self.database:
            self.database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Outcome]:
        """Return the outcomes that are known."""
        places = ", ".join("?" * len(keys))
        rows = self.database.execute(
            f"SELECT key, plan, outcome FROM outcomes WHERE key IN ({places})", list(keys)
        )
        return {key: self._outcome(plan, _outcomes.decode(outcome)) for key, plan, outcome in rows.fetchall()}

    def keep(self, outcomes: Mapping[bytes, Outcome]) -> None:
        """Keep the outcomes of one submission; the caller's transaction ends it."""
        for key, outcome in outcomes.items():
            observed = outcome.observed
            plan = [check.planned for check in observed.checks]
            name = digest(plan)
            if name not in self._known:
                self.database.execute(
                    "INSERT OR IGNORE INTO plans VALUES (?, ?)", (name, msgspec.msgpack.encode(plan))
                )
                self._remember(name, plan)
            seen = [_Seen(check.record, check.seconds) for check in observed.checks]
            stored = _StoredOutcome(observed.id, observed.missing, observed.error, seen, outcome.layers)
            self.database.execute(
                "INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?)",
                (key, name, msgspec.msgpack.encode(stored)),
            )

    def _outcome(self, plan: bytes, stored: _StoredOutcome) -> Outcome:
        checks = [
            ObservedCheck(planned=planned, record=seen.record, seconds=seen.seconds)
            for planned, seen in zip(self._plan(plan), stored.checks, strict=True)
        ]
        observed = ObservedTopic(id=stored.id, missing=stored.missing, error=stored.error, checks=checks)
        return Outcome(observed=observed, layers=stored.layers)

    def _plan(self, name: bytes) -> list[PlannedCheck]:
        if name not in self._known:
            (plan,) = self.database.execute("SELECT plan FROM plans WHERE key = ?", (name,)).fetchone()
            self._remember(name, _plans.decode(plan))
        return self._known[name]

    def _remember(self, name: bytes, plan: list[PlannedCheck]) -> None:
        if len(self._known) >= _MOST_PLANS:
            self._known.clear()
        self._known[name] = plan
