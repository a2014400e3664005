"""Source lines keep their text, their numbers and their marks."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from grader.results import SourceLine
from reports.code import code_html, source_lines
from reports.sanitise import visible


def _text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def test_a_line_has_its_number() -> None:
    """Numbers are the file's, not the page's."""
    page = code_html([SourceLine(number=41, text="x = 1"), SourceLine(number=42, text="y = 2")], "here")

    assert _text(page) == "41x = 1\n42y = 2\n"


def test_blank_lines_at_the_end_are_left_out() -> None:
    """An excerpt ends with code; a blank line inside it stays."""
    lines = [SourceLine(number=number, text=text) for number, text in enumerate(["a", "", "b", "  ", ""])]

    assert _text(code_html(lines, "here")) == "0a\n1\n2b\n"


def test_the_marked_line_is_marked_by_more_than_colour() -> None:
    """A sign shows it and a word says it."""
    page = code_html([SourceLine(number=7, text="boom()", marked=True)], "the line of the error")

    assert "▶ 7" in page
    assert "the line of the error" in page


def test_a_string_over_several_lines_is_coloured_on_each() -> None:
    """Colour does not end at the line, and no tag spans two lines."""
    page = code_html(source_lines('"""one\ntwo"""\n', 10), "here")

    assert page.count("<span class=s>") == 2
    assert all(line.count("<span") == line.count("</span>") + 1 for line in page.split("\n")[:1])


def test_lines_end_where_python_ends_them() -> None:
    """A form feed or a line separator does not count as a line."""
    lines = source_lines("a\r\nb\x0cc\rd\u2028e\n", 10)

    assert [(line.number, line.text) for line in lines] == [(1, "a"), (2, "b\x0cc"), (3, "d\u2028e")]


def test_only_the_first_lines_are_taken() -> None:
    """A file of a million lines costs no more than its first ones."""
    assert len(source_lines("x\n" * 1_000_000, 20)) == 20


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=40), max_size=6))
def test_any_text_keeps_its_place(texts: list[str]) -> None:
    """Each line appears once, whatever is in it, as `visible` shows it."""
    lines = [SourceLine(number=number, text=text, marked=True) for number, text in enumerate(texts)]
    shown = [visible(text.rstrip("\r\n")).replace("\n", "\\n") for text in texts]

    assert _text(code_html(lines, "here")) == "".join(
        f"▶ {number}{text} ← here\n" for number, text in enumerate(shown)
    )
