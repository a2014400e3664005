"""The whole corpus graded as one class: canaries are planted; the machine is looked at before and after."""

import hashlib
import json
import os
import re
import secrets
import shutil
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.sandbox.confine.layers import LAYERS, NAMESPACES
from tests.hostile.corpus import HERE, Entry
from tests.hostile.interpreter import interpreter_for
from tests.processes import Watched, run_watched

NOBODY = 65534
CALL_SECONDS = 2
MEGABYTES = 256
RUN_SECONDS = 900
CANARY = re.compile(r"CANARY_([a-z]+)_[0-9a-f]{16}")
ESCAPED = "escaped_from_the_sandbox"
"""What every attack calls a file that it tries to leave behind."""


@dataclass(frozen=True)
class Mode:
    """How the corpus is graded: as whom, with which layers denied, and the tier that must come of it."""

    name: str
    tier: str
    user: int | None = None
    denied: tuple[str, ...] = ()


BARE = Mode("bare", "process", denied=LAYERS)
AS_ROOT = (
    Mode("root", "full"),
    Mode("user", "full", user=NOBODY),
    Mode("reduced", "reduced", denied=NAMESPACES),
)
AS_USER = (Mode("user", "full"), Mode("reduced", "reduced", denied=NAMESPACES))
MODES = AS_ROOT if hasattr(os, "geteuid") and os.geteuid() == 0 else AS_USER


@dataclass(frozen=True)
class Machine:
    """What a run must leave as it was."""

    mounts: frozenset[str]
    shared_memory: frozenset[str]
    segments: frozenset[str]
    escaped: frozenset[str]


def look(root: Path) -> Machine:
    """Return what there is now; `root` is the run's own folder."""
    shm = Path("/dev/shm")
    return Machine(
        mounts=frozenset(Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()),
        shared_memory=frozenset(
            # of whoever is neither root nor who runs this: other programs come and go
            path.name
            for path in (shm.iterdir() if shm.is_dir() else ())
            if path.lstat().st_uid not in (0, os.geteuid())
        ),
        segments=frozenset(
            line
            for kind in ("shm", "msg", "sem")
            for line in Path(f"/proc/sysvipc/{kind}").read_text(encoding="utf-8").splitlines()
        ),
        escaped=frozenset(_escaped(root)),
    )


def _escaped(root: Path) -> Iterator[str]:
    """Find what an attack left behind, by name, wherever one tries to write."""
    places = [
        "/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/dev/mqueue", "/sys/fs/cgroup", os.getcwd(),
        os.path.expanduser("~"), sysconfig.get_path("purelib"), os.path.dirname(os.__file__),
    ]  # fmt: skip
    for place in places:
        try:
            yield from (os.path.join(place, name) for name in os.listdir(place) if ESCAPED in name)
        except OSError:
            continue
    yield from (str(path) for path in root.rglob(f"*{ESCAPED}*"))


@dataclass(frozen=True)
class Run:
    """The corpus after it was graded."""

    mode: Mode
    out: Path
    watched: Watched
    seconds: float
    before: Machine
    after: Machine
    hashes: dict[str, list[str]]
    canaries: dict[str, str]

    def results(self, entry: Entry) -> list[dict[str, Any]]:
        """Return the result of each copy of the file; none where it was refused."""
        return [
            json.loads((folder / "result.json").read_text(encoding="utf-8")) for folder in self.folders(entry)
        ]

    def folders(self, entry: Entry) -> list[Path]:
        """Return the folders of the file's results."""
        return [self.out / "students" / student for student in self._students()[entry.id]]

    def rows(self) -> dict[str, dict[str, Any]]:
        """Return the rows of the class by student."""
        told = json.loads(self.watched.process.stdout)
        return {row["student"]: row for row in told["students"]}

    def _students(self) -> dict[str, list[str]]:
        """Return the students of each file: by its name, or where that is hostile, by what was handed in."""
        found: dict[str, list[str]] = {}
        rows = self.rows()
        digests: dict[str, str] = {}
        for entry, names in self.hashes.items():
            here = [name for name in names if name in rows]
            if not here:
                digests = digests or self._digests()
                here = [digests[name] for name in names if name in digests]
            found[entry] = [name for name in here if (self.out / "students" / name).is_dir()]
        return found

    def _digests(self) -> dict[str, str]:
        found = {}
        for folder in (self.out / "students").iterdir():
            result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
            for digest in result["submission"]["files"].values():
                found[digest] = folder.name
        return found


@contextmanager
def graded(mode: Mode, entries: Sequence[Entry]) -> Iterator[Run]:
    """Grade the files as one class, in a folder that whoever grades may enter."""
    root = Path(tempfile.mkdtemp(prefix="corpus-"))
    try:
        root.chmod(0o755)
        yield _grade(mode, entries, root)
    finally:
        shutil.rmtree(root)


def _grade(mode: Mode, entries: Sequence[Entry], root: Path) -> Run:
    canaries = {
        place: f"CANARY_{place}_{secrets.token_hex(8)}"
        for place in ("checks", "reference", "helper", "git", "environment", "argument", "home", "neighbour")
    }
    course = _write_course(root / "course", canaries)
    names = _hand_in(root / "in", entries, canaries["neighbour"])
    home = root / "home"
    home.mkdir()
    (home / "notes.txt").write_text(canaries["home"], encoding="utf-8")
    out = root / "out"
    out.mkdir()
    if mode.user is not None:
        os.chown(out, mode.user, mode.user)
    interpreter = interpreter_for(mode.user, root)
    before = look(root)
    start = time.monotonic()
    watched = run_watched(
        root, "batch", root / "in", "--course", course, "--out", out, "--lang", "en", "--jobs", 2, "--json",
        "--timeout", CALL_SECONDS, "--memory", MEGABYTES, "--allow-isolation", mode.tier,
        env={
            "HOME": str(home),
            "CORPUS_SECRET": canaries["environment"],
            "GRADER_DENY_LAYERS": ",".join(mode.denied),
            **interpreter.variables,
        },
        program=interpreter.path,
        python=["-X", canaries["argument"]],
        user=mode.user,
        seconds=RUN_SECONDS,
    )  # fmt: skip
    seconds = time.monotonic() - start
    return Run(mode, out, watched, seconds, before, look(root), names, canaries)


def _write_course(course: Path, canaries: dict[str, str]) -> Path:
    shutil.copytree(HERE / "course", course, ignore=shutil.ignore_patterns("rest.py", "__pycache__"))
    for path in course.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for place, canary in canaries.items():
            text = text.replace("{{canary:" + place + "}}", canary)
        path.write_text(text, encoding="utf-8")
    helper = course / "exercises" / "topic" / "secrets_of_the_checks.py"
    helper.write_text(f"SECRET = {canaries['helper']!r}\n", encoding="utf-8")
    (course / ".git").mkdir()
    (course / ".git" / "COMMIT_EDITMSG").write_text(canaries["git"], encoding="utf-8")
    return course


def _hand_in(folder: Path, entries: Sequence[Entry], canary: str) -> dict[str, list[str]]:
    """Write the submissions; return the folder's names of each file, and the hashes of what they hold."""
    folder.mkdir()
    rest = (HERE / "course" / "rest.py").read_bytes()
    names: dict[str, list[str]] = {}
    for entry in entries:
        names[entry.id] = [entry.folder(copy) for copy in range(entry.copies)]
        for name in list(names[entry.id]):
            if entry.makes_submission:
                entry.hand_in(folder / name)
                continue
            text = entry.submission(rest) + (f"\n# {canary}\n".encode() if entry.honest else b"")
            (folder / name).mkdir()
            (folder / name / "topic.py").write_bytes(text)
            names[entry.id].append(hashlib.sha256(text).hexdigest())
    return names


def supported() -> bool:
    """Return whether this system can run the corpus at all."""
    return sys.platform == "linux"
