"""`result.json`: written whole or not at all, and read back.

The JSON is strict: no NaN or infinity, and no lone surrogates, which students' output may hold and
other readers refuse.
"""

import math
from pathlib import Path

import msgspec

from grader.errors import InputError, InternalError
from grader.results.files import write_bytes
from grader.results.model import SubmissionResult

MAX_BYTES = 64 << 20


def to_json(result: SubmissionResult) -> bytes:
    """Return the result as indented UTF-8 JSON; raises InternalError for a number that JSON lacks."""
    plain = _strict(msgspec.to_builtins(result))
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"


def write_json(result: SubmissionResult, path: Path) -> None:
    """Write `result` to `path` so that no reader ever sees half of it."""
    write_bytes(path, to_json(result))


def read_json(path: Path) -> SubmissionResult:
    """Read a result; raises InputError for a file that is missing, too large or no result."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(path, "a result.json", error.strerror) from error
    if len(content) > MAX_BYTES:
        raise InputError(path, f"a result.json of at most {MAX_BYTES >> 20} MiB", "more")
    try:
        return msgspec.json.decode(content, type=SubmissionResult)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(path, "a result.json", str(error)) from error


def schema() -> dict[str, object]:
    """Return the JSON Schema of `result.json`; docs/result.schema.json holds the same."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | msgspec.json.schema(SubmissionResult)


def schema_text() -> str:
    """Return the schema as docs/result.schema.json holds it."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def _strict(value: object) -> object:
    """Return plain data with lone surrogates replaced by U+FFFD; raises InternalError for NaN, inf."""
    match value:
        case str():
            # by way of UTF-16, which joins the pairs that belong together
            return (
                value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _odd(value) else value
            )
        case float() if not math.isfinite(value):
            raise InternalError(f"a result holds the number {value}, which JSON cannot say")
        case dict():
            return {_strict(key): _strict(item) for key, item in value.items()}
        case list() | tuple():
            return [_strict(item) for item in value]
    return value


def _odd(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
