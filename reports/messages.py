"""The words of the pages in Chinese and English, read from `messages.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.results import CheckResult, Language, Text, TopicResult


@cache
def catalogue() -> Mapping[str, Text]:
    """Return every message by its key, such as "verdict.passed"."""
    tables = tomllib.loads(Path(__file__).with_name("messages.toml").read_text("utf-8"))
    return {
        f"{area}.{name}": Text(zh=both["zh"], en=both["en"])
        for area, messages in tables.items()
        for name, both in messages.items()
    }


def say_both(key: str, **parameters: object) -> Text:
    """Return the message `key` in both languages; KeyError where there is none."""
    text = catalogue()[key]
    return Text(zh=text.zh.format(**parameters), en=text.en.format(**parameters))


@dataclass(frozen=True)
class Speaker:
    """Says messages in one language."""

    language: Language

    def say(self, key: str, **parameters: object) -> str:
        """Return the message `key` with its parameters filled in; KeyError where there is none."""
        return catalogue()[key].in_language(self.language).format(**parameters)

    def text(self, text: Text) -> str:
        """Return `text` in this language, or in the other one where this one is empty."""
        return text.in_language(self.language) or text.zh or text.en

    def part_label(self, label: str, part: str) -> str:
        """Return `label` for a value that is `part` of an answer, "" for all of it."""
        if not part:
            return label
        if part == "grad":
            return self.say("value.of_gradient", label=label)
        return self.say("value.of_entry", label=label, part=part)

    def title_of(self, part: TopicResult | CheckResult) -> str:
        """Return the title of a topic or check, or the id where it has none."""
        return self.text(part.titles) or part.id
