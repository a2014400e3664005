"""What a run asks of a node before it gives it work, and what the node answers; as bytes on the way."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

import grader
from grader.results import Tier, reaches
from grader.session.messages import Collected, Setup, Started


class Versions(Struct, frozen=True, kw_only=True):
    """What must be the same everywhere, so that marks are: `code` is the hash of the grader's own files."""

    grader: str
    code: str
    torch: str | None


class Terms(Struct, frozen=True, kw_only=True):
    """What the run asks of each node; `course` is the digest of the bundle."""

    versions: Versions
    lowest: Tier
    course: str
    setup: Setup


class Ready(Struct, frozen=True, kw_only=True, tag="ready"):
    """The node takes `seats` jobs at a time."""

    machine: str
    seats: int
    started: Started
    plan: Collected


class LacksCourse(Struct, frozen=True, tag="lacks_course"):
    """The node has yet to be given the bundle of the course."""


class HasCourse(Struct, frozen=True, tag="has_course"):
    """The node has unpacked the bundle, and can be asked again."""


class Refused(Struct, frozen=True, kw_only=True, tag="refused"):
    """The node cannot have work, for that reason."""

    machine: str
    reason: str


Answer = Ready | LacksCourse | HasCourse | Refused


@cache
def own_versions() -> Versions:
    """Return the versions of the grader and of torch here; torch is not imported for it."""
    folder = Path(grader.__file__).parent
    hashed = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        hashed.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    try:
        torch = version("torch")
    except PackageNotFoundError:
        torch = None
    return Versions(grader=grader.__version__, code=hashed.hexdigest(), torch=torch)


def difference(wanted: Versions, found: Versions) -> str | None:
    """Return in one line which version is another; None where all are the same."""
    if wanted.grader != found.grader:
        return f"grader: wanted {wanted.grader}, found {found.grader}"
    if wanted.code != found.code:
        return f"grader {wanted.grader}: wanted the same code as here, found other code"
    if wanted.torch != found.torch:
        return f"torch: wanted {wanted.torch or 'none'}, found {found.torch or 'none'}"
    return None


def isolation_lack(wanted: Tier, found: Tier) -> str | None:
    """Return in one line that the isolation is less than was asked for; None where it is not."""
    if reaches(found, wanted):
        return None
    return f"isolation: wanted at least {wanted}, found {found}"
