"""The real course's hints: three for each topic of the sample class, and none gives a solution away."""

import re
from pathlib import Path

import pytest

from grader.course import Topic, load_course
from grader.verify import missing_texts

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)
CORE = re.search(r"(?m)^CORE := (.*)$", (ROOT / "Makefile").read_text())
WITH_HINTS = [topic for topic in COURSE.topics if topic.hints]


@pytest.mark.parametrize("topic", CORE[1].split() if CORE else [])
def test_a_core_topic_has_three_hints(topic: str) -> None:
    assert len(COURSE.topic(topic).hints) == 3


@pytest.mark.parametrize("topic", WITH_HINTS, ids=lambda topic: topic.id)
def test_every_hint_is_there_in_both_languages(topic: Topic) -> None:
    assert list(missing_texts(topic, [])) == []


@pytest.mark.parametrize("topic", WITH_HINTS, ids=lambda topic: topic.id)
def test_no_hint_holds_a_line_of_the_reference(topic: Topic) -> None:
    assert topic.solutions.reference is not None
    lines = topic.solutions.reference.read_text(encoding="utf-8").splitlines()
    told = " ".join(hint.zh + hint.en for hint in topic.hints)

    assert [line for line in map(str.strip, lines) if len(line) > 12 and line in told] == []
