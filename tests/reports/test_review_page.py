"""The teacher's review leaves nothing out."""

import pytest

from grader.results import Language, Review
from reports import review_report
from tests.reports.reading import read
from tests.reports.samples import EXPECTED_SECRET, SOURCE_SECRET, middling, review_of


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_shows_what_repeats_the_run(language: Language) -> None:
    """Seed, command, isolation layers and versions are there."""
    text = read(review_report(middling(), review_of(middling()), language)).text
    wanted = ["982451653", "--seed 982451653", "landlock", "0.1.0", "2.13.0", "3f3f3f"]

    assert [word for word in wanted if word not in text] == []


def test_it_shows_the_hidden_side_of_each_check() -> None:
    """Source, expected value, traceback, id, and the name of the mistake."""
    text = read(review_report(middling(), review_of(middling()), "en")).text
    wanted = [SOURCE_SECRET, EXPECTED_SECRET, "Traceback (most recent call last)", "test_batch", "other_dim"]

    assert [word for word in wanted if word not in text] == []


def test_it_quotes_a_failure_of_ours() -> None:
    """A teacher who wrote the check has to read what broke in it."""
    assert f"KeyError in {SOURCE_SECRET}" in read(review_report(middling(), Review(), "en")).text


def test_it_marks_the_failing_line_in_the_students_file() -> None:
    """The line that an exception came from is marked in the whole file too."""
    source = "\n".join(f"line_{number} = {number}" for number in range(1, 21))
    html = review_report(middling(), Review(sources={"autograd.py": source}), "en")

    assert html.count("▶ 18") == 2


def test_it_can_be_made_of_a_bare_result() -> None:
    """Without a review there is still the result."""
    assert "Sums over dimensions" in read(review_report(middling(), Review(), "en")).text


def test_checks_that_did_not_pass_are_open() -> None:
    """Passed ones are one line."""
    html = review_report(middling(), Review(), "en")

    assert '<details class="check failed" open>' in html
    assert '<details class="check passed">' in html
