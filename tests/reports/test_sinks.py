"""Hostile text is harmless in XML, in Markdown and in the annotations of a CI service."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reports.sanitise import annotation, markdown, markdown_block, plain, visible, xml
from tests.reports.hostile import HOSTILE

MARKUP = "<>&\"'`~*_[]()!#|\\{}+-=.:;,@/ \t\r\n\x00\x1b\x0b%\u2028\ud800\ufffe1aw]]>"
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.text(MARKUP, max_size=60),
    st.sampled_from(
        [
            HOSTILE,
            "]]><x/><![CDATA[",
            "<!-- --><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
            "```\n# passed\n~~~",
            "[a](javascript:alert(1)) ![b](http://evil.example/x.png) <http://evil.example>",
            "| 10 | 10 |\n|---|---|",
            "    indented\n\n> quoted\n1. one\n***\nTitle\n===",
            "::error::x\n::stop-commands::y\n##[error]z\r##vso[task.complete]",
            "%0A::set-output name=a::b",
        ]
    ),
)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _rendered(source: str) -> _Tags:
    reader = _Tags()
    reader.feed(PARSER.render(source))
    return reader


@given(ANY_TEXT)
def test_xml_holds_the_text_and_nothing_else(text: str) -> None:
    """A parser finds one element with the visible text, inside and in its attribute."""
    found = ElementTree.fromstring(f"<a b=\"{xml(text)}\" c='{xml(text)}'>{xml(text)}</a>")

    assert list(found) == []
    assert (found.text or "") == visible(text)
    assert set(found.attrib) == {"b", "c"}


@given(ANY_TEXT)
def test_markdown_shows_the_text_as_one_paragraph(text: str) -> None:
    """No markup, no link, no block comes of it, and what is shown is the text."""
    found = _rendered(markdown(text))

    assert set(found.tags) <= {"p"}
    assert (
        found.text.replace("\u2060", "").split()
        == " ".join(visible(text).split()).replace("\u2060", "").split()
    )


@given(ANY_TEXT)
def test_markdown_stays_in_its_cell(text: str) -> None:
    """In a table it takes one cell of one row."""
    found = _rendered(f"| a | b |\n|---|---|\n| {markdown(text)} | end |\n")

    assert found.tags == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]


@given(ANY_TEXT)
def test_markdown_mentions_nobody(text: str) -> None:
    """What looks like a mention or an issue is parted by a character that is not seen."""
    shown = _rendered(markdown(text)).text

    for sign in "@#":
        assert all(part.startswith("\u2060") for part in shown.split(sign)[1:])


@given(ANY_TEXT)
def test_a_block_of_markdown_is_one_block(text: str) -> None:
    """The text cannot end its fence."""
    found = _rendered(markdown_block(text) + "\n")

    assert found.tags == ["pre", "code"]


@given(ANY_TEXT, st.booleans())
def test_an_annotation_is_one_line_without_commands(text: str, parameter: bool) -> None:
    """A runner, which reads line by line, finds no other command in it, and gets the text back."""
    shown = annotation(text, parameter=parameter)

    assert len(f"x{shown}x".splitlines()) == 1
    assert "##" not in shown
    if parameter:
        assert not set(shown) & set(":,")
        shown = shown.replace("%3A", ":").replace("%2C", ",")
    given_back = shown.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    assert given_back.replace("# #", "##").replace("# #", "##") == plain(text, lines=True).replace(
        "# #", "##"
    )


@pytest.mark.parametrize("sanitise", [xml, markdown, markdown_block, annotation])
def test_ordinary_text_stays_readable(sanitise) -> None:  # type: ignore[no-untyped-def]
    """Letters of any script pass as they are."""
    assert "求和 sum 🙂" in sanitise("求和 sum 🙂")
