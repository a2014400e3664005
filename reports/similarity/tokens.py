"""Source text to the tokens that similarity looks at."""

import builtins
import io
import keyword
import tokenize
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

_KEPT_NAMES = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) | frozenset(dir(builtins))
_LAYOUT = frozenset(
    {tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER}
)
_NAME, _STRING = "name", "string"
# What is longer is no homework; the rest of it is not compared.
_MOST_CHARACTERS = 200_000

Line = tuple[str, ...]


class Token(NamedTuple):
    """A token as it is compared, and where it stands: lines count from 1, columns from 0."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int


def own_tokens(source: str, given: Collection[Line] = frozenset()) -> list[Token]:
    """Return the tokens of `source` without the logical lines in `given`; a broken end is left out."""
    return [
        token
        for line in _logical_lines(source)
        if tuple(one.text for one in line) not in given
        for token in line
    ]


def given_lines(sources: Iterable[str]) -> frozenset[Line]:
    """Return the logical lines of what every student was given, such as the stub and the samples."""
    return frozenset(
        tuple(token.text for token in line) for source in sources for line in _logical_lines(source)
    )


def _logical_lines(source: str) -> Iterator[list[Token]]:
    line: list[Token] = []
    after_dot = False
    for found in _tokenized(source[:_MOST_CHARACTERS]):
        if found.type == tokenize.NEWLINE:
            # A line that is one string is a docstring, or a comment by other means.
            if any(token.text != _STRING for token in line):
                yield line
            line = []
        elif found.type not in _LAYOUT:
            line.append(Token(_text(found, after_dot), *found.start, *found.end))
            after_dot = found.string == "."
    if line:
        yield line


def _tokenized(source: str) -> Iterator[tokenize.TokenInfo]:
    try:
        yield from tokenize.generate_tokens(io.StringIO(source).readline)
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError):
        return


def _text(found: tokenize.TokenInfo, after_dot: bool) -> str:
    """Return what the token is compared by: attributes (`.sum`) say much, chosen names and texts little."""
    if found.type == tokenize.NAME and not after_dot and found.string not in _KEPT_NAMES:
        return _NAME
    return _STRING if found.type == tokenize.STRING else found.string
