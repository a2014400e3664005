"""The catalogue of messages is complete, and the pages use all of it."""

import re
import string
from pathlib import Path

import pytest

import reports
from grader.results import Text
from reports.messages import Speaker, catalogue

_TEMPLATES = Path(reports.__file__).with_name("templates")
_SAID = re.compile(r"say\(\s*'([a-z0-9_.]+)'(\s*~)?")
_SAID_IN_CHOICE = re.compile(r"'([a-z]+\.[a-z0-9_]+)'")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _keys_in_sources() -> set[str]:
    used: set[str] = set()
    sources = [*_TEMPLATES.glob("*.j2"), *Path(reports.__file__).parent.rglob("*.py")]
    for source in sources:
        text = source.read_text("utf-8")
        for key, joined in _SAID.findall(text):
            used |= {full for full in catalogue() if full.startswith(key)} if joined else {key}
        used |= {key for key in _SAID_IN_CHOICE.findall(text) if key in catalogue()}
        for key, joined in re.findall(r'say(?:_both)?\(\s*"([a-z0-9_.]+)"( \+)?', text):
            used |= {full for full in catalogue() if full.startswith(key)} if joined else {key}
    return used


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_message_says_the_same_in_both_languages(key: str) -> None:
    """Both texts are there and take the same parameters."""
    text = catalogue()[key]

    assert text.zh.strip()
    assert text.en.strip()
    assert _placeholders(text.zh) == _placeholders(text.en)


def test_every_message_is_used() -> None:
    """A message that no page says is not kept."""
    assert set(catalogue()) - _keys_in_sources() == set()


def test_every_used_message_is_there() -> None:
    """A page says only what the catalogue has."""
    assert _keys_in_sources() - set(catalogue()) == set()


def test_parameters_are_not_formatted_again() -> None:
    """Braces in a parameter stay as they are."""
    said = Speaker("en").say("page.student_title", student="{0.__class__} {student}")

    assert said == "Report for {0.__class__} {student}"


def test_a_text_that_lacks_a_language_is_shown_in_the_other() -> None:
    """An author's one language is better than nothing."""
    assert Speaker("en").text(Text(zh="求和", en="")) == "求和"
