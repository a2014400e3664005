"""What a student hands in: the work folder's files in one zip, and what can be told without running them."""

import ast
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.course import Course, Topic
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
    """The files by name, and the notes in the course's order."""

    files: Mapping[str, bytes]
    notes: tuple[Note, ...]


def pack(folder: WorkFolder, course: Course) -> Packed:
    """Return the topics' files of a work folder; InputError where there is no such folder."""
    read = folder.read(course, course.topic_ids)
    files = {file.name: (folder.path / file.name).read_bytes() for file in read.all_files()}
    notes: list[Note] = []
    for topic in course.topics:
        source, problem = read.files.get(topic.id), read.problems.get(topic.id)
        notes += (Note(topic, text) for text in _notes(topic, source, problem))
    return Packed(files, tuple(notes))


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
