"""Hostile text made harmless, one function for each place that text goes to.

Whatever a student writes (ids, file names, output, exceptions) may hold control characters, terminal
escapes, invisible or direction-changing characters, lone surrogates, markup or formulas.

- `visible`: a page. Odd characters become marks that can be seen; escaping markup is jinja's autoescape.
- `csv_cell`: a spreadsheet. One line, and never a formula.
- `plain`: a terminal. Odd characters and escape sequences are dropped.
- `xml`: an element or attribute of XML. Odd characters become marks, markup is escaped.
- `markdown`: running text or a table's cell. One line, in which no character has a meaning.
- `markdown_block`: a block of code, which the text cannot end.
- `annotation`: a workflow command of a CI service. One line, which starts no command of its own.
- `log_line`: an ordinary line in the log of a CI service. The same, behind words of our own.
"""

import re
from xml.sax.saxutils import escape

# Direction overrides, marks and isolates; zero-width characters (not the joiners that emoji and scripts
# need); line and paragraph separators; interlinear and tag characters; non-characters.
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f"
)
_SURROGATES = "\ud800-\udfff"
_ODD = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_INVISIBLE}{_SURROGATES}]")
_ODD_OR_BREAK = re.compile(f"[\x00-\x1f\x7f-\x9f{_INVISIBLE}{_SURROGATES}]")
_BREAKS = re.compile(r"[\t\n\r\v\f\u0085\u2028\u2029]+")
# ECMA-48: CSI, then the string sequences (OSC, DCS, SOS, PM, APC) up to their end, then two-byte escapes.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
# Spreadsheets of East Asian locales read the full-width forms as formulas too.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def visible(text: str) -> str:
    """Replace each control, invisible or unpaired character by a visible mark; keep line feeds and tabs."""
    return _ODD.sub(lambda match: _mark(ord(match.group())), text.replace("\r\n", "\n"))


def _mark(code: int) -> str:
    # Python's own notation: students know it, and every font has its letters.
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def csv_cell(text: str) -> str:
    """Return `text` as one line that no spreadsheet takes for a formula."""
    line = _one_line(text)
    if text.startswith(_FORMULA_STARTS) or line.lstrip().startswith(_FORMULA_STARTS):
        return "'" + line
    return line


def plain(text: str, *, lines: bool = False) -> str:
    """Return `text` without escape sequences, control and invisible characters, for a terminal.

    Line breaks and tabs become spaces, or stay (as line feeds and tabs) with `lines`.
    """
    text = _ESCAPES.sub("", text.replace("\r\n", "\n"))
    return _ODD.sub("", text) if lines else _one_line(text)


def _one_line(text: str) -> str:
    return _ODD_OR_BREAK.sub("", _BREAKS.sub(" ", text))


_QUOTES = {'"': "&quot;", "'": "&apos;"}
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_WORD_JOINER = "\u2060"


def xml(text: str) -> str:
    """Return `text` escaped for XML 1.0, in an element or a quoted attribute; no character is left out."""
    return escape(visible(text), _QUOTES)


def markdown(text: str) -> str:
    """Return `text` as one line of Markdown that shows it as it is: no markup, link, mention or cell ends."""
    line = " ".join(_one_line(visible(text)).split())
    # a service looks for mentions in what is shown, after all escapes: only another character parts them
    return _PUNCTUATION.sub(lambda found: f"\\{found[0]}{_WORD_JOINER if found[0] in '@#' else ''}", line)


def markdown_block(text: str) -> str:
    """Return `text` as a fenced block of Markdown, with a fence longer than any in it."""
    shown = visible(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{shown}\n{fence}"


def annotation(text: str, *, parameter: bool = False) -> str:
    """Return `text` for a workflow command ("::error file=parameter::text"), line feeds as "%0A".

    A `parameter` is one of the values before the last colons, where commas and colons end it.
    """
    shown = _without_commands(plain(text, lines=True))
    shown = shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown.replace(":", "%3A").replace(",", "%2C") if parameter else shown


def log_line(said: str, text: str) -> str:
    """Return our own words `said` and `text` as one line of a CI service's log, which is no command."""
    return f"{said} {_without_commands(plain(text))}"


def _without_commands(text: str) -> str:
    return re.sub("#(?=#)", "# ", text)  # "##[" starts a command wherever it stands
