"""What a submission holds once it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.results import SubmittedFiles, Text


@dataclass(frozen=True, kw_only=True)
class Ignored:
    """A name that was handed in and not used, and why.

    `hidden` where a system or an editor made it, so that a student need not hear of it.
    """

    name: str
    reason: Text
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """A student's file: `text` has \\n line ends and no BOM, `sha256` is of the bytes handed in.

    Of a notebook `text` holds the code cells, and `notes` tells which commands in them are not run.
    `modified` is when the file, or the zip that held it, was last changed on this disk (seconds since 1970):
    the times inside a zip are whatever its sender wrote there.
    """

    name: str
    text: str
    sha256: str
    notes: tuple[Ignored, ...] = ()
    modified: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One student's files by topic; a topic that is in neither `files` nor `problems` is missing.

    `modules` holds, for the topics that have such, the further files: those of the topic's package, and those
    that the course names for it. `problems` says, by topic, why what was handed in cannot be graded.
    """

    student: str
    files: Mapping[str, SourceFile]
    problems: Mapping[str, Text]
    ignored: tuple[Ignored, ...]
    modules: Mapping[str, tuple[SourceFile, ...]] = field(default_factory=dict)

    def all_files(self) -> list[SourceFile]:
        """Return every file that is graded, each once: of each topic its own first, then the further ones."""
        files = {}
        for topic, file in self.files.items():
            for one in (file, *self.modules.get(topic, ())):
                files[one.name] = one
        return list(files.values())

    def submitted(self) -> SubmittedFiles:
        """Return what the result says about the files."""
        return SubmittedFiles(
            files={file.name: file.sha256 for file in self.all_files()},
            ignored=[entry.name for entry in self.ignored],
        )
