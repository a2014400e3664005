"""How a repository is laid out, and which part of it counts."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.submission import ExtraFiles

Layout = Literal["submissions", "repository"]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """`folder` ("" for the top) holds the students' folders, or the files of the only student.

    `student` is the only folder that counts; None for all of them (or, of a repository of one's own, for
    the repository's name). `extra` are the further files that the course names, by topic. `desk` is an empty
    folder of ours: each student gets a folder in it.
    """

    layout: Layout
    folder: str
    student: str | None
    topics: Collection[str]
    extra: ExtraFiles
    desk: Path
