"""The texts that a student reads, in both languages, from the catalogue `messages.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from grader.results.model import Text

Param = Text | str | int


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """What is the matter, and the next step to try (None where there is none to give)."""

    message: Text
    hint: Text | None = None


class Catalogue(Struct, frozen=True, forbid_unknown_fields=True):
    """All texts: what kinds of values are called, and the messages by key."""

    kinds: dict[str, Text]
    messages: dict[str, Entry]


@cache
def catalogue() -> Catalogue:
    """Return the catalogue, read once."""
    with Path(__file__).with_name("messages.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), Catalogue)


class Said(Struct, frozen=True):
    """A message with its hint, filled in."""

    text: Text
    hint: Text | None = None


def say(key: str, **params: Param) -> Said:
    """Return the message and hint of `key` with `params` filled in."""
    entry = catalogue().messages[key]
    return Said(filled(entry.message, params), filled(entry.hint, params) if entry.hint else None)


def kind_name(kind: str) -> Text:
    """Return what a kind of value is called, with its article: "a tensor", "张量"."""
    return catalogue().kinds[kind]


def joined(*texts: Text) -> Text:
    """Return texts one after another: with a space in English, without one in Chinese."""
    return Text(zh="".join(text.zh for text in texts), en=" ".join(text.en for text in texts))


def bilingual(text: str) -> Text:
    """Return "中文 | English" as a text; without " | ", both languages have the whole."""
    zh, bar, en = text.partition(" | ")
    return Text(zh=zh.strip(), en=en.strip()) if bar else Text(zh=text.strip(), en=text.strip())


def axis_names(text: str) -> tuple[Text, ...]:
    """Return the names of dims in "行 列 | row column"; ValueError where the languages differ in number."""
    both = bilingual(text)
    zh, en = both.zh.split(), both.en.split()
    if len(zh) != len(en):
        raise ValueError(f"axes: wanted as many names in both languages, found {text!r}")
    return tuple(Text(zh=one, en=other) for one, other in zip(zh, en, strict=True))


def ordinal(position: int) -> Text:
    """Return the count of a 0-based position: "第 1 个", "1st"."""
    count = position + 1
    teen = 10 < count % 100 < 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return Text(zh=f"第 {count} 个", en=f"{count}{ending}")


def filled(template: Text, params: Mapping[str, Param]) -> Text:
    """Return the template with `params` filled in, in each language."""
    zh = {name: param.zh if isinstance(param, Text) else param for name, param in params.items()}
    en = {name: param.en if isinstance(param, Text) else param for name, param in params.items()}
    return Text(zh=template.zh.format(**zh), en=template.en.format(**en))
