"""Numbers, dates and cuts are shown as a person writes them."""

import pytest

from reports.figures import bar_step, cut, date_text, is_full, percent_text, score_text, shape_text, share


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (10.0, "10"),
        (7.5, "7.5"),
        (10 / 3, "3.33"),
        (0.0, "0"),
        (-0.001, "0"),
        (100.0, "100"),
        (9.999, "10"),
        (None, "–"),
        (float("nan"), "–"),
        (float("inf"), "–"),
    ],
)
def test_a_score_has_at_most_two_decimals(score: float | None, text: str) -> None:
    """No trailing zeros, no minus zero, a dash where there is no number."""
    assert score_text(score) == text


@pytest.mark.parametrize(("part", "step"), [(0, 0), (0.001, 5), (0.5, 50), (0.999, 95), (1, 100)])
def test_a_bar_is_empty_or_full_only_where_that_is_true(part: float, step: int) -> None:
    """Almost nothing still shows, almost everything shows a gap."""
    assert bar_step(part) == step


@pytest.mark.parametrize(
    ("part", "text"), [(0, "0%"), (0.001, "1%"), (0.456, "46%"), (0.999, "99%"), (1, "100%")]
)
def test_a_percentage_is_extreme_only_where_that_is_true(part: float, text: str) -> None:
    """0% and 100% are exact."""
    assert percent_text(part) == text


def test_share_stays_between_nothing_and_everything() -> None:
    """Extra credit and odd scores do not overflow a bar."""
    assert [share(12, 10), share(-1, 10), share(None, 10), share(0, 0)] == [1, 0, 0, 1]


def test_thirds_that_sum_to_ten_are_full_marks() -> None:
    """Rounding of parts takes no full marks away."""
    assert is_full(10 * (0.1 + 0.2 + 0.7 - 1e-16), 10)
    assert not is_full(9.99, 10)
    assert not is_full(None, 10)


def test_a_date_is_shown_in_utc() -> None:
    """Seconds are left out; what is no date comes back cut."""
    assert date_text("2026-11-24T13:42:05Z") == "2026-11-24 13:42 UTC"
    assert date_text("2026-11-24T13:42:05+08:00") == "2026-11-24 05:42 UTC"
    assert date_text("not a date" * 10) == ("not a date" * 10)[:40] + "…"


def test_a_shape_is_written_as_python_writes_it() -> None:
    """A vector's shape has its comma."""
    assert [shape_text([]), shape_text([4]), shape_text([2, 3])] == ["()", "(4,)", "(2, 3)"]


def test_cut_says_that_it_cut() -> None:
    """Short text stays whole."""
    assert [cut("abc", 3), cut("abcd", 3)] == ["abc", "abc…"]
