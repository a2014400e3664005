"""What a kit holds: for each topic its stub, prompts and samples, with a course.toml and a README around."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

from grader import __version__
from grader.course import Course, Topic
from grader.errors import InputError
from grader.kit.notebooks import as_notebook
from grader.kit.public import public_modules
from grader.kit.tables import course_table, names_in, topic_table
from grader.results import Language

# The version that the tests run with; another one may say other things in its errors.
TORCH = "2.13.0"
PACKAGE = f"tensor-grader=={__version__}"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def kit_contents(course: Course, *, notebooks: bool = False, package: str = PACKAGE) -> Mapping[str, bytes]:
    """Return the kit's files by their paths, sorted; the same course gives the same bytes.

    `package` is what students install to get the command. Raises InputError for a course without topics, for
    a kit, and for samples that would take hidden files with them.
    """
    if course.kit:
        raise InputError(course.root, "a course with hidden checks", "a student kit")
    if not course.topics:
        raise InputError(course.root, "a course with topics", "none")
    files = {f"README.{language}.md": _readme(course, language, package) for language in LANGUAGES}
    files["exercises/course.toml"] = course_table(course)
    for topic in course.topics:
        for name, content in _topic_files(topic, notebooks=notebooks).items():
            files[f"exercises/{topic.id}/{name}"] = content
    return dict(sorted(files.items()))


def _topic_files(topic: Topic, *, notebooks: bool) -> dict[str, bytes]:
    given = [topic.stub, topic.samples, *topic.prompts.values(), *topic.kit_files, *public_modules(topic)]
    files = names_in(topic, [file for file in given if file is not None])
    files["exercise.toml"] = topic_table(topic)
    if notebooks and topic.stub is not None:
        files["stub.ipynb"] = _notebook(topic.stub)
    return files


def _notebook(stub: Path) -> bytes:
    try:
        return as_notebook(stub.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError) as error:
        raise InputError(stub, "a stub that is Python in UTF-8", str(error)) from error


def _readme(course: Course, language: Language, package: str) -> bytes:
    template = Path(__file__).with_name(f"README.{language}.md").read_text(encoding="utf-8")
    first = course.topics[0]
    filled = Template(template).substitute(
        title=course.title.in_language(language),
        count=len(course.topics),
        topics="\n".join(_topic_row(topic, language) for topic in course.topics),
        first=first.id,
        package=package,
        torch=TORCH,
    )
    return filled.encode()


def _topic_row(topic: Topic, language: Language) -> str:
    title = topic.titles.in_language(language).replace("|", "\\|")
    prompt = topic.prompts.get(language)
    shown = f"[{title}](exercises/{topic.id}/{prompt.name})" if prompt is not None else title
    return f"| `{topic.id}` | {shown} |"
