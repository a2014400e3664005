"""The tables of course.toml and exercise.toml, as an author writes them.

A text is a string, used for both languages, or a table with `zh` and `en`.
"""

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

from msgspec import Meta, Struct, ValidationError, convert

from grader.course.model import Counting, FeedbackPolicy
from grader.errors import InputError
from grader.results import Text

Points = Annotated[float, Meta(ge=0, le=1_000_000)]
Seconds = Annotated[float, Meta(gt=0, le=86_400)]
Megabytes = Annotated[int, Meta(ge=1, le=1_048_576)]


Percent = Annotated[float, Meta(ge=0, le=100)]
Moment = Annotated[datetime, Meta(tz=True)]  # without an offset nobody could tell when it is


class TextTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in both languages."""

    zh: str
    en: str


AnyText = str | TextTable


class MistakeTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[mistakes.<name>]` of exercise.toml."""

    message: AnyText
    hint: AnyText | None = None


class ExerciseTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """exercise.toml; what it leaves out comes from the course's defaults."""

    title: AnyText | None = None
    points: Points | None = None
    timeout: Seconds | None = None
    memory: Megabytes | None = None
    feedback: FeedbackPolicy | None = None
    simulate: Literal["cuda"] | None = None
    deadline: Moment | None = None
    functions: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    mistakes: dict[str, object] = {}  # each read as a MistakeTable, so that errors name it


class PartTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[parts]]` of course.toml."""

    title: AnyText
    topics: tuple[str, ...] = ()
    deadline: Moment | None = None


class DefaultsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[defaults]` of course.toml: for every topic that does not say otherwise."""

    points: Points | None = None
    timeout: Seconds | None = None
    memory: Megabytes | None = None
    feedback: FeedbackPolicy = "hint"


class AttemptsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[attempts]` of course.toml: which of a student's attempts counts for a topic."""

    counts: Counting = "last"


class DeadlineTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[deadline]` of course.toml: for every topic, unless its part or exercise.toml says another."""

    at: Moment


class LateTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[late]` of course.toml: `grace` such as "15m", "2h" or "1d"; the others in percent."""

    grace: str = "0m"
    per_day: Percent = 0.0
    cap: Percent = 100.0


class CourseTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """course.toml."""

    title: AnyText | None = None
    topics: tuple[str, ...] | None = None
    preload: tuple[str, ...] | None = None
    parts: tuple[PartTable, ...] = ()
    defaults: DefaultsTable = DefaultsTable()
    attempts: AttemptsTable | None = None
    deadline: DeadlineTable | None = None
    late: LateTable = LateTable()


Table = TypeVar("Table", bound=Struct)


def read_table(file: Path, kind: type[Table]) -> Table:
    """Read a TOML file as `kind`; one that is absent or empty gives the defaults.

    Raises InputError, one line, for broken TOML, unknown keys and wrong types.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return convert_table(tomllib.loads(text.replace("\r\n", "\n")), kind, file)
    except FileNotFoundError:
        return kind()
    except OSError as error:
        raise InputError(file, "a file that can be read", error.strerror) from error
    except UnicodeDecodeError as error:
        raise InputError(file, "UTF-8 text", "another encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(file, "valid TOML", str(error)) from error


def convert_table(value: object, kind: type[Table], file: Path, at: str = "") -> Table:
    """Read a TOML value, which stands at the key `at` of `file`, as `kind`."""
    try:
        return convert(value, kind)
    except ValidationError as error:
        sentence, _, path = str(error).partition(" - at `$")
        key = ".".join(part for part in (at, path.rstrip("`").lstrip(".")) if part)
        place = f"`{key}`" if key else "the file"
        wanted, found = _explain(sentence, place, kind if not path else None)
        raise InputError(file, wanted, found or _shown(value, path)) from error


def as_text(value: AnyText) -> Text:
    """Return the text in both languages."""
    if isinstance(value, str):
        return Text(zh=value, en=value)
    return Text(zh=value.zh, en=value.en)


_CLOSED = {"`simulate`": ("cuda",), "`attempts.counts`": get_args(Counting)}
_A_MOMENT = "2026-12-01T23:59:00+08:00"
_WORDS = {"float": "number", "int": "whole number", "str": "text", "array": "list", "object": "table"}


def _explain(sentence: str, place: str, top: type[Struct] | None) -> tuple[str, str | None]:
    """Turn msgspec's sentence into what was wanted and, where it is no value, what was found.

    `top` is the kind of the whole table, where the sentence is about its keys.
    """
    if unknown := re.fullmatch(r"Object contains unknown field `(.*)`", sentence, re.DOTALL):
        known = f" ({', '.join(top.__struct_fields__)})" if top else ""
        return f"only known keys{known} in {place}", repr(unknown[1])
    if missing := re.fullmatch(r"Object missing required field `(.*)`", sentence):
        return f"the key `{missing[1]}` in {place}", "none"
    if sentence.startswith("Invalid enum value"):  # the closed sets of words in these tables
        words = _CLOSED.get(place, get_args(FeedbackPolicy))
        return f"one of {', '.join(words)} for {place}", None
    if "`datetime" in sentence:
        return f"a date and time with its offset, such as {_A_MOMENT}, for {place}", None
    kinds = sentence.removeprefix("Expected ").partition(", got ")[0].replace("`", "")
    kinds = kinds.replace(" | null", "").replace("|", "or")  # TOML has no null
    return f"{re.sub(r'[a-z]+', lambda word: _WORDS.get(word[0], word[0]), kinds)} for {place}", None


def _shown(value: object, path: str) -> str:
    """Return the value at a path such as `.parts[0].title`, short enough for one line."""
    for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list):
            value = value[int(index)]
    shown = value.isoformat() if isinstance(value, date) else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
