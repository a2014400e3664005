"""A parser of GitHub's workflow commands, written from what its documentation and its runner do.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. A line is a command where
it starts with "::", blanks aside, or holds the older "##[name". Between "::stop-commands::token" and
"::token::" none is obeyed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_NEW = re.compile(r"\s*::(?P<name>[^\s:]+)(?:\s+(?P<properties>.*?))?::(?P<message>.*)", re.DOTALL)
_OLD = re.compile(r"##\[(?P<name>[^\s\];]+)(?:\s+(?P<properties>[^\]]*))?\](?P<message>.*)", re.DOTALL)


@dataclass(frozen=True)
class Command:
    """One command that a runner obeys."""

    name: str
    message: str
    properties: dict[str, str] = field(default_factory=dict)


def commands(text: str) -> list[Command]:
    """Return the commands of a log that a runner obeys, the stopping of commands aside."""
    found: list[Command] = []
    token: str | None = None
    for line in re.split(r"\r\n|\r|\n", text):
        match = _NEW.match(line) or _OLD.search(line)
        if match is None:
            continue
        name = match["name"]
        if token is not None:
            token = None if name == token else token
        elif name == "stop-commands":
            token = match["message"]
        else:
            found.append(Command(name, _text(match["message"]), _properties(match["properties"] or "")))
    assert token is None, "the log ends with commands stopped"
    return found


def _properties(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(",") if part)
    return {name.strip(): _text(value.replace("%3A", ":").replace("%2C", ",")) for name, _, value in pairs}


def _text(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def outputs(text: str) -> dict[str, str]:
    """Return the values of a GITHUB_OUTPUT file, as "name=value" lines and "name<<end" blocks set them."""
    values: dict[str, str] = {}
    lines: Iterable[str] = iter(text.splitlines())
    for line in lines:
        name, separator, rest = re.match(r"(.*?)(<<|=)(.*)", line).groups()  # type: ignore[union-attr]
        if separator == "=":
            values[name] = rest
            continue
        block = []
        for inside in lines:
            if inside == rest:
                break
            block.append(inside)
        else:
            raise AssertionError(f"the value of {name} does not end")
        values[name] = "\n".join(block)
    return values
