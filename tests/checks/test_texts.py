"""The catalogue of texts: complete and equal in both languages, and nothing in it that no one says."""

import re
import string
from pathlib import Path

import pytest

import grader
from grader.checks.kinds import kind_of
from grader.checks.texts import bilingual, catalogue, ordinal, say
from grader.results.model import Text

SOURCES = "".join(path.read_text() for path in Path(grader.__file__).parent.rglob("*.py"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
MESSAGES = catalogue().messages


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def texts_of(key):
    entry = MESSAGES[key]
    return [entry.message] if entry.hint is None else [entry.message, entry.hint]


@pytest.mark.parametrize("key", MESSAGES)
def test_both_languages_are_filled_with_the_same_names(key):
    for text in texts_of(key):
        assert placeholders(text.zh) == placeholders(text.en)


@pytest.mark.parametrize("key", MESSAGES)
def test_each_language_is_itself(key):
    for text in texts_of(key):
        # what is only a frame for other texts has no words of its own
        assert CHINESE.search(text.zh) or not re.sub(r"\{\w+\}", "", text.zh).strip()
        assert not CHINESE.search(text.en)
        assert text.en.strip()


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_is_said_somewhere(key):
    assert f'"{key}"' in SOURCES


def test_every_kind_has_a_name():
    for value in (None, True, 1, 1.0, 1j, "", b"", [], (), {}, set(), ValueError(), object()):
        assert kind_of(value) in catalogue().kinds


def test_a_parameter_speaks_the_language_of_its_text():
    said = say("argument_at", ordinal=ordinal(2)).text

    assert said == Text(zh="第 3 个参数", en="3rd argument")


@pytest.mark.parametrize(
    ("position", "en"), [(0, "1st"), (1, "2nd"), (3, "4th"), (10, "11th"), (12, "13th"), (20, "21st")]
)
def test_ordinals(position, en):
    assert ordinal(position).en == en


def test_a_bilingual_text_is_parted_at_the_bar():
    assert bilingual("形状 | shape") == Text(zh="形状", en="shape")
    assert bilingual("only one") == Text(zh="only one", en="only one")


def test_what_a_student_writes_is_never_a_template():
    assert "{name}" in say("argument_named", name="{name}").text.en
