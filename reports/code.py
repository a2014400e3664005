"""Python source as lines of HTML, coloured by classes, with the lines that matter marked."""

from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from markupsafe import Markup, escape
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]
from pygments.token import Token  # type: ignore[import-untyped]

from grader.results import SourceLine
from reports.figures import cut
from reports.sanitise import visible

_LONGEST_LINE = 300
_LONGEST_COLOURED = 60_000

# The first that holds a token's type gives its class; everything else keeps the colour of the text.
_CLASSES = (
    (Token.Comment, "c"),
    (Token.Literal.String, "s"),
    (Token.Literal.Number, "m"),
    (Token.Keyword, "k"),
    (Token.Operator.Word, "k"),
    (Token.Name.Function, "f"),
    (Token.Name.Class, "f"),
    (Token.Name.Decorator, "f"),
    (Token.Name.Builtin, "b"),
    (Token.Name.Exception, "b"),
)


def code_html(lines: list[SourceLine], marked_label: str) -> Markup:
    """Return `lines` as HTML, one span a line with its number; `marked_label` is read out at marked ones.

    Blank lines at the end are left out.
    """
    while lines and not lines[-1].marked and not lines[-1].text.strip():
        lines = lines[:-1]
    return _code_html(tuple(lines), marked_label)


# A class shares the checks' sources: each is coloured once, not once a student.
@lru_cache(maxsize=1024)
def _code_html(lines: tuple[SourceLine, ...], marked_label: str) -> Markup:
    texts = [_one_line(line.text) for line in lines]
    return Markup("").join(
        _line(line, html, marked_label) for line, html in zip(lines, _coloured(texts), strict=True)
    )


def source_lines(source: str, most: int, marked: Collection[int] = ()) -> list[SourceLine]:
    """Return the first `most` lines of `source`, numbered as Python numbers them."""
    texts = source.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n", most)[:most]
    return [SourceLine(number=n, text=text, marked=n in marked) for n, text in enumerate(texts, start=1)]


def _one_line(text: str) -> str:
    return cut(visible(text.rstrip("\r\n")).replace("\n", "\\n"), _LONGEST_LINE)


def _line(line: SourceLine, html: Markup, marked_label: str) -> Markup:
    if line.marked:
        label = escape(marked_label)
        return Markup(f'<span class="l hot"><b>▶ {line.number}</b>{html}<i class=vh> ← {label}</i>\n</span>')
    return Markup(f"<span class=l><b>{line.number}</b>{html}\n</span>")


def _coloured(texts: list[str]) -> Iterator[Markup]:
    joined = "\n".join(texts)
    if not texts or len(joined) > _LONGEST_COLOURED:
        yield from map(escape, texts)
        return
    line: list[str] = []  # joined once: a review has tens of thousands of tokens
    for kind, value in PythonLexer(stripnl=False, ensurenl=False).get_tokens(joined):
        first, *rest = value.split("\n")
        line.append(_span(kind, first))
        for part in rest:
            yield Markup("".join(line))
            line = [_span(kind, part)]
    yield Markup("".join(line))


def _span(kind: object, text: str) -> str:
    name = _class_of(kind)
    return f"<span class={name}>{escape(text)}</span>" if name and text.strip() else escape(text)


@cache
def _class_of(kind: object) -> str | None:
    return next((name for group, name in _CLASSES if kind in group), None)
