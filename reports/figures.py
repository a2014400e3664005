"""Numbers and long texts as a page shows them."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime


def score_text(score: float | None) -> str:
    """Return a score with at most two decimals and no trailing zeros; a dash where there is none."""
    if score is None or not math.isfinite(score):
        return "–"
    text = f"{score:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def score_of(score: float | None, most: float) -> str:
    """Return a score and the most that there is: "7.5 / 10"."""
    return f"{score_text(score)} / {score_text(most)}"


def score_number(score: float | None) -> float | int | None:
    """Return the number that `score_text` shows, whole ones as int; None where there is none."""
    if score is None or not math.isfinite(score):
        return None
    shown = float(score_text(score))
    return int(shown) if shown.is_integer() else shown


def seconds_text(seconds: float) -> str:
    """Return a duration in seconds with three significant places below ten seconds."""
    return f"{seconds:.3f}" if seconds < 10 else f"{seconds:.1f}"


def date_text(moment: str) -> str:
    """Return an ISO 8601 moment as a date and time in UTC; what is no such moment comes back cut."""
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return cut(moment, 40)
    if parsed.tzinfo is not None:
        parsed = parsed.astimezone(UTC)
    return f"{parsed:%Y-%m-%d %H:%M} UTC"


def day_of(moment: str) -> str:
    """Return the day of an ISO 8601 moment, in UTC; what is no such moment comes back cut."""
    return date_text(moment).split(" ")[0]


def correlation_text(value: float | None) -> str:
    """Return a correlation with two decimals and a true minus sign; a dash where there is none."""
    return "–" if value is None else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def percent_text(part: float) -> str:
    """Return a part of one in percent; 0% and 100% only where that is exact."""
    return f"{round(part * 100) if part in (0, 1) else min(99, max(1, round(part * 100)))}%"


def share(score: float | None, max_score: float) -> float:
    """Return the part of `max_score` that `score` is, from 0 to 1; nothing of nothing is everything."""
    if score is None:
        return 0.0
    if max_score <= 0:
        return 1.0
    return min(1.0, max(0.0, score / max_score))


def is_full(score: float | None, max_score: float) -> bool:
    """Say whether `score` is all of `max_score`, whatever rounding did to the sum of its parts."""
    return score is not None and score >= max_score - 1e-9


def bar_step(part: float) -> int:
    """Return the width of a bar in percent, in steps of five: empty and full only where that is true."""
    if part <= 0:
        return 0
    if part >= 1 - 1e-9:
        return 100
    return min(95, max(5, 5 * round(part * 20)))


def shape_text(shape: Sequence[int]) -> str:
    """Return a shape as Python prints it: `(2, 3)`, `(4,)`, `()`."""
    return str(tuple(shape))


def name_and_case(title: str, check: str) -> tuple[str, str]:
    """Return the title of a check, and which case of it a parametrized one is; "" where it is none.

    `check` is its id: the title ends in a space and the id's part in brackets.
    """
    _, bracket, case = check.partition("[")
    suffix = f" [{case}"
    if bracket and title.endswith(suffix):
        return title.removesuffix(suffix), case.removesuffix("]")
    return title, ""


def cut(text: str, most: int) -> str:
    """Return `text`, or its first `most` characters and an ellipsis."""
    return text if len(text) <= most else text[:most] + "…"
