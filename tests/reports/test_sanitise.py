"""Hostile text is harmless on a page, in a spreadsheet and in a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sanitise import csv_cell, plain, visible
from tests.reports.hostile import HOSTILE

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | st.text(
    "\x1b[]()\\;m08\x07\x9b\x9d\x9c=+-@\t\r\n\x85\u2028\u202e\u200b\ufeff\ud83d\udc80a，中", max_size=40
)
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _odd(text: str, allowed: str = "") -> list[str]:
    return [
        repr(char)
        for char in text
        if char not in allowed and (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in _BIDI)
    ]


@given(ANY_TEXT)
def test_visible_leaves_no_odd_character(text: str) -> None:
    """What a page shows can be encoded and has no control, surrogate or direction character."""
    shown = visible(text)

    assert _odd(shown, allowed="\n\t") == []
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_visible_is_stable(text: str) -> None:
    """Text that went through once does not change again."""
    assert visible(visible(text)) == visible(text)


def test_visible_names_characters_as_python_does() -> None:
    """A hidden character shows as its escape in Python."""
    assert visible("a\x1b[0m\u202eb\ud83d\U000e0041\r\nc") == "a\\x1b[0m\\u202eb\\ud83d\\U000e0041\nc"


def test_visible_keeps_emoji_and_chinese() -> None:
    """Joiners of emoji and ordinary text are not touched."""
    text = "求和 sum_over(a, dim)，👩‍🔬 café\tx\ny"

    assert visible(text) == text


@given(ANY_TEXT)
def test_csv_cell_is_one_line_and_no_formula(text: str) -> None:
    """No cell starts a formula, even after leading spaces, and none breaks its line."""
    cell = csv_cell(text)

    assert _odd(cell) == []
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "  =", "\u200b=", "\ufeff@", "＝"])
def test_csv_cell_prefixes_what_could_be_a_formula(start: str) -> None:
    """A quote in front makes a spreadsheet read the cell as text."""
    assert csv_cell(start + "1+1").startswith("'")


def test_csv_cell_leaves_ordinary_text() -> None:
    """A name stays a name."""
    assert csv_cell("2026-0417 林晓") == "2026-0417 林晓"


@given(ANY_TEXT)
def test_plain_is_one_harmless_line(text: str) -> None:
    """A terminal gets no control, surrogate or direction character, and no new line."""
    shown = plain(text)

    assert _odd(shown) == []
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_plain_keeps_lines_where_asked(text: str) -> None:
    """With `lines`, line feeds and tabs stay and nothing else that is odd does."""
    assert _odd(plain(text, lines=True), allowed="\n\t") == []


@pytest.mark.parametrize(
    "text",
    [
        "a\x1b[31mb",
        "a\x1b[1;4;38;5;200mb",
        "a\x9b2Jb",
        "a\x1b]0;title\x07b",
        "a\x1b]8;;http://x\x1b\\b",
        "a\x1bP1$r\x1b\\b",
        "a\x1b(0b",
        "a\x1bcb",
        "a\x00\x08\x7f\u202eb",
    ],
)
def test_plain_drops_whole_escape_sequences(text: str) -> None:
    """Nothing of a sequence is left, and the text around it is."""
    assert plain(text) == "ab"


def test_plain_survives_an_unfinished_sequence() -> None:
    """A sequence without an end drops at most its own line."""
    assert plain("a\x1b]0;never ended\nb", lines=True) == "a\nb"


def test_plain_of_the_hostile_sample_is_readable() -> None:
    """What could be read before can be read after."""
    assert "red" in plain(HOSTILE)
    assert "\x1b" not in plain(HOSTILE)
