"""The reader of pytest-json-report: the only module that knows its format (1.5)."""

from collections.abc import Mapping
from typing import cast

import msgspec
from msgspec import Struct

from grader.results.record import CheckRecord

METADATA_KEY = "grader"


class CheckOutcome(Struct, frozen=True, kw_only=True):
    """One test as pytest saw it: its outcome, wall seconds of its phases, and our record if one came."""

    outcome: str
    seconds: float
    record: CheckRecord | None


def to_metadata(record: CheckRecord) -> dict[str, object]:
    """Return the metadata that carries `record`: builtins only, or the report would drop it."""
    return {METADATA_KEY: msgspec.to_builtins(record)}


def read_outcomes(report: Mapping[str, object]) -> dict[str, CheckOutcome]:
    """Return the outcome of every test in a report, by node id."""
    tests = cast("list[dict[str, object]]", report.get("tests", []))
    return {str(test["nodeid"]): _outcome(test) for test in tests}


def _outcome(test: Mapping[str, object]) -> CheckOutcome:
    phases = [test.get(phase) for phase in ("setup", "call", "teardown")]
    seconds = sum(float(phase.get("duration", 0.0)) for phase in phases if isinstance(phase, dict))
    metadata = test.get("metadata")
    found = metadata.get(METADATA_KEY) if isinstance(metadata, dict) else None
    record = msgspec.convert(found, CheckRecord) if found is not None else None
    return CheckOutcome(
        outcome=str(test.get("outcome")).removeprefix("subtests "), seconds=seconds, record=record
    )
