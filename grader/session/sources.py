"""What is run of a submission or a solution: the files of one topic."""

from collections.abc import Mapping
from pathlib import Path

from grader.course import Topic
from grader.errors import InputError
from grader.session.messages import Source
from grader.submission import Submission, read_submission


def source_of(submission: Submission, topic: str) -> Source:
    """Return the files of a topic that was handed in."""
    main = submission.files[topic]
    files = {file.name: file.text for file in submission.modules.get(topic, ())}
    return Source(file=main.name, text=main.text, files=files)


def solution(topic: Topic, path: Path) -> Source:
    """Return a solution, from its file or from a folder as a student would hand it in; raise InputError."""
    if path.is_dir():
        read = read_submission(path, [topic.id], extra={topic.id: topic.files})
        if topic.id not in read.files:
            problem = read.problems.get(topic.id)
            wanted = f"a folder with {topic.id}.py or {topic.id}/__init__.py"
            raise InputError(path, wanted, problem.en if problem else "neither")
        return source_of(read, topic.id)
    try:
        return Source(file=f"{topic.id}.py", text=path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, "a Python file in UTF-8", str(error)) from error


def all_files(source: Source) -> Mapping[str, str]:
    """Return the texts of all files by name, the topic's own first."""
    return {source.file: source.text, **source.files}
