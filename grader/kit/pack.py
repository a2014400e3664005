"""What a student hands in: the work folder's files in one zip, and what can be told without running them."""

import ast
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Topic
from grader.errors import InputError
from grader.kit.work import WorkFolder, is_untouched
from grader.results import Text
from grader.submission import SourceFile

_MISSING = Text(zh="还没有文件", en="no file yet")
_UNTOUCHED = Text(zh="和刚复制来时一样，还没有开始写", en="as it was copied, not begun yet")
_BROKEN = Text(zh="第 {line} 行不是合法的 Python：{error}", en="line {line} is not valid Python: {error}")
_TOO_DEEP = Text(zh="Python 读不了这个文件", en="Python cannot read this file")


@dataclass(frozen=True)
class Note:
    """Something that a student should know about a topic before handing in."""

    topic: Topic
    text: Text


@dataclass(frozen=True)
class Packed:
    """The files by name, how many topics they are of, and the notes in the course's order."""

    files: Mapping[str, bytes]
    topics: int
    notes: tuple[Note, ...]


def pack(folder: WorkFolder, course: Course) -> Packed:
    """Return the topics' files of a work folder; InputError where there is no such folder."""
    read = folder.read(course, course.topic_ids)
    files = {file.name: _bytes(folder.path / file.name) for file in read.all_files()}
    notes: list[Note] = []
    for topic in course.topics:
        source, problem = read.files.get(topic.id), read.problems.get(topic.id)
        notes += (Note(topic, text) for text in _notes(topic, source, problem))
        broken = ((file.name, _syntax_error(file.text)) for file in read.modules.get(topic.id, ()))
        notes += (Note(topic, _in_file(name, text)) for name, text in broken if text is not None)
    return Packed(files, len(read.files), tuple(notes))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        wanted = "a file that lies directly in the work folder, or in a topic's package there"
        raise InputError(path, wanted, error.strerror or str(error)) from error


def _in_file(name: str, text: Text) -> Text:
    return Text(zh=f"{name} {text.zh}", en=f"{name}, {text.en}")


def _notes(topic: Topic, source: SourceFile | None, problem: Text | None) -> Iterator[Text]:
    if problem is not None:
        yield problem
    elif source is None:
        yield _MISSING
    elif is_untouched(topic, source.text):
        yield _UNTOUCHED
    elif (error := _syntax_error(source.text)) is not None:
        yield error


def _syntax_error(text: str) -> Text | None:
    """Return what keeps Python from reading the text, without running any of it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        said = {"line": error.lineno or 1, "error": error.msg}
        return Text(zh=_BROKEN.zh.format(**said), en=_BROKEN.en.format(**said))
    except (ValueError, RecursionError, MemoryError):
        return _TOO_DEEP
    return None
