"""Templates to whole pages: one file each that needs no network and no other file.

Every expression of a template passes `visible` and then jinja's escaping; only what `reports.code` and
`prose` build is markup of our own. The content security policy allows the page's one style sheet and, on
pages for the teacher that can be sorted and searched, one small script, each by its hash, and nothing else.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from grader.results import CheckResult, GraphView, Language, SourceLine, Text
from reports import figures
from reports.code import code_html, source_lines
from reports.graph import Drawing, draw
from reports.grid import Room, lay_out
from reports.messages import Speaker
from reports.sanitise import visible
from reports.topics import answers_alike

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).with_name("templates")
_LONGEST_PROSE = 2000
_INLINE_CODE = re.compile(r"`([^`\n]+)`")


def render(template: str, language: Language, **values: object) -> str:
    """Return the page that `template` makes of `values`, in `language`."""
    return _environment(language).get_template(template).render(values)


@cache
def _environment(language: Language) -> "Environment":
    # Imported late: commands that render no page start without it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    _equip(environment, Speaker(language))
    return environment


def _equip(environment: "Environment", speaker: Speaker) -> None:
    environment.filters.update(
        text=speaker.text,
        title=partial(_check_title, speaker),
        heading=partial(_heading, speaker),
        name=speaker.title_of,
        prose=prose,
        cut=figures.cut,
        score=figures.score_text,
        seconds=figures.seconds_text,
        percent=figures.percent_text,
        correlation=figures.correlation_text,
        date=figures.date_text,
    )
    environment.globals.update(
        say=speaker.say,
        part_label=speaker.part_label,
        answers_alike=answers_alike,
        inlined=_inlined,
        policy=_policy,
        code=partial(_code, speaker),
        source_lines=source_lines,
        lay_out=lay_out,
        draw=partial(_draw, speaker),
        shape_text=figures.shape_text,
        bar_step=figures.bar_step,
        share=figures.share,
    )


def _finalize(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _code(speaker: Speaker, lines: list[SourceLine]) -> Markup:
    return code_html(lines, speaker.say("check.line_marked"))


def _draw(speaker: Speaker, view: GraphView, room: Room) -> Drawing:
    return draw(view, speaker, room)


def _check_title(speaker: Speaker, check: CheckResult) -> str:
    return figures.name_and_case(speaker.title_of(check), check.id)[0]


def _heading(speaker: Speaker, titles: Text, check: str) -> Markup:
    """Return a check's title as HTML; which case of it this is follows as quiet code."""
    name, case = figures.name_and_case(speaker.text(titles) or check, check)
    html = prose(figures.cut(name, 200))
    return (
        html + Markup(' <code class="case">{}</code>').format(visible(figures.cut(case, 60)))
        if case
        else html
    )


def prose(text: str) -> Markup:
    """Return a sentence or two as HTML: cut to a readable length, `back-quoted` parts set as code."""
    escaped = str(escape(visible(figures.cut(text.strip(), _LONGEST_PROSE))))
    return Markup(_INLINE_CODE.sub(r"<code>\1</code>", escaped).replace("\n", "<br>"))


@cache
def _inlined(*names: str) -> Markup:
    return Markup("".join((_TEMPLATES / name).read_text("utf-8") for name in names))


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    script = f" script-src {_source(*scripts)};" if scripts else ""
    return (
        f"default-src 'none'; style-src {_source(*styles)};{script} img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


@cache
def _source(*names: str) -> str:
    digest = base64.b64encode(hashlib.sha256(_inlined(*names).encode()).digest()).decode()
    return f"'sha256-{digest}'"
