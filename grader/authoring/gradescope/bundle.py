"""Pack a course, this grader and the two scripts that Gradescope runs into one zip.

setup.sh        run once, when Gradescope builds the image: Python and exactly these versions
run_autograder  run for each submission: grades submission/ beside it, writes results/results.json
course/         exercises, and the reference solutions that decide whose fault a failing check is
grader/, reports/, requirements.txt
"""

import importlib.metadata
import importlib.util
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from grader.course import Course
from grader.errors import InputError, InternalError
from grader.results import Language
from grader.results.files import whole_file
from grader.results.zips import zip_entry

DISTRIBUTION = "tensor-grader"
_PACKAGES = ("grader", "reports")
_SCRIPTS = ("setup.sh", "run_autograder")


def write_autograder(course: Course, out: Path, language: Language) -> None:
    """Write the zip; students read its texts in `language`. InputError where `out` cannot be written."""
    try:
        with whole_file(out) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in _SCRIPTS:
                text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
                _add(archive, name, text.replace("@LANGUAGE@", language).encode(), executable=True)
            _add(archive, "requirements.txt", "".join(f"{pin}\n" for pin in pins()).encode())
            for package in _PACKAGES:
                root = _package_folder(package)
                for path in _files(root):
                    _add(archive, f"{root.name}/{path.relative_to(root).as_posix()}", path.read_bytes())
            for path in _course_files(course):
                name = path.relative_to(course.root).as_posix()
                _add(archive, f"course/{name}", path.read_bytes())
    except OSError as error:
        raise InputError(error.filename or out, "a file that can be used", error.strerror) from error


def pins() -> list[str]:
    """Return what the grader needs, each at the version that is installed here.

    Raises InternalError where the grader is not installed, so that nobody knows what it needs.
    """
    try:
        needed = importlib.metadata.requires(DISTRIBUTION) or []
        names = [line for line in needed if "extra ==" not in line]
        return sorted(_pin(re.split(r"[^\w.-]", name)[0]) for name in names)
    except importlib.metadata.PackageNotFoundError as error:
        raise InternalError(f"{error.name} is not installed: no version to ask for") from error


def _pin(name: str) -> str:
    # a version such as 2.13.0+cpu is of one index alone
    return f"{name}=={importlib.metadata.version(name).partition('+')[0]}"


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise InternalError(f"the package {name} has no folder to pack")
    return Path(spec.origin).parent


def _course_files(course: Course) -> Iterator[Path]:
    yield from _files(course.root / "exercises")
    for topic in course.topics:
        reference = topic.solutions.reference
        if reference is not None:
            yield from _files(reference) if reference.is_dir() else [reference]


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in inside):
            yield path


def _add(archive: zipfile.ZipFile, name: str, content: bytes, *, executable: bool = False) -> None:
    entry = zip_entry(name, executable=executable, compression=zipfile.ZIP_DEFLATED)
    archive.writestr(entry, content)
