"""The forms in which results are written one after the other, so that no class has to fit in memory."""

from collections.abc import Callable
from dataclasses import dataclass

from grader.results import Language, SubmissionResult
from grader.results.json import to_json
from reports.export import junit
from reports.export.classroom50 import classroom50
from reports.export.gradescope import gradescope
from reports.export.markdown import markdown_report
from reports.export.rows import csv_head, csv_rows


@dataclass(frozen=True, kw_only=True)
class Format:
    """A file is `head`, then what `part` makes of each result, with `between` them, then `tail`.

    `together` says whether a file may hold several students, `apart` whether each may have a file.
    """

    part: Callable[[SubmissionResult, Language], str]
    suffix: str
    head: str = ""
    between: str = ""
    tail: str = ""
    together: bool = True
    apart: bool = True


def _whole_result(result: SubmissionResult, language: Language) -> str:
    return to_json(result).decode().rstrip("\n")


FORMATS = {
    "csv": Format(part=csv_rows, suffix=".csv", head=csv_head(), apart=False),
    "json": Format(part=_whole_result, suffix=".json", head="[\n", between=",\n", tail="\n]\n"),
    "junit": Format(part=junit.junit_suites, suffix=".xml", head=junit.HEAD, tail=junit.TAIL),
    "markdown": Format(part=markdown_report, suffix=".md", between="\n---\n\n"),
    "gradescope": Format(part=gradescope, suffix=".json", together=False),
    "classroom50": Format(part=classroom50, suffix=".json", together=False),
}
