"""A kit on the disk: a folder, and a zip that is the same byte for byte wherever it is made."""

import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.course import Course, load_course
from grader.errors import InputError
from grader.results.files import write_bytes
from grader.results.zips import zip_entry


def write_folder(folder: Path, files: Mapping[str, bytes], course: Course) -> None:
    """Write the files into a folder that is empty, new, or an earlier kit, whose topics are replaced.

    Raises InputError for any other folder, and for one of the course itself.
    """
    _demand_kit_folder(folder, course)
    try:
        if (folder / "exercises").is_dir():
            shutil.rmtree(folder / "exercises")  # topics and files that the course no longer has
        for name, content in files.items():
            write_bytes(folder / name, content)
    except OSError as error:
        raise InputError(folder, "a folder that can be written", error.strerror or str(error)) from error


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a zip: sorted, at one moment, with one mode, and not compressed.

    What a compressor makes of the same bytes differs from one version of it to the next.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zip_entry(name), content)
    return buffer.getvalue()


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Write the files as a zip; raises InputError where that cannot be."""
    try:
        write_bytes(path, zip_bytes(files))
    except OSError as error:
        raise InputError(path, "a file that can be written", error.strerror or str(error)) from error


def _demand_kit_folder(folder: Path, course: Course) -> None:
    place, root = folder.resolve(), course.root.resolve()
    if place == root or any(place.is_relative_to(root / own) for own in ("exercises", "solutions")):
        raise InputError(folder, "a folder outside the course's own", "one of the course")
    if folder.exists() and not folder.is_dir():
        raise InputError(folder, "a folder for the kit", "a file")
    if folder.is_dir() and any(folder.iterdir()) and not _is_kit(folder):
        raise InputError(folder, "an empty folder or an earlier kit", "other files")


def _is_kit(folder: Path) -> bool:
    try:
        return load_course(folder).kit
    except InputError:
        return False
