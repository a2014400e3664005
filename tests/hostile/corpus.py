"""The corpus on the disk: one file an attack, one file an honest neighbour, and what is demanded of each.

`attacks/<class>/<name>.py` and `honest/<name>.py` are what a student hands in as `topic.py`. The functions
that a file leaves out come from `course/rest.py`, which is put in front of it (not where it says `whole`).
A file with a function `hand_in(path)` is no submission, but makes one, a folder or a zip, at that path.

Lines of comment at the top say what is demanded; a tier in brackets makes a line hold there alone:

    # attack: what it does, in a sentence   (or "honest:")
    # verdicts: test_attack=failed|error test_total=...   (a check that is not named must be passed; "all=")
    # manages: []   (pattern that the answer of `attack` must match)
    # manages[reduced]: ...
    # bare: ['.+']   (what it manages where no layer is raised)
    # says: ...   (pattern that the message of test_attack must match)
    # row: refused   (intake: there is no result, the class page says why)
    # student: name   (name of the folder, with Python's escapes)
    # copies: 2   (handed in so many times)
    # once   (holds its check up for long, and not the sandbox: handed in in the first mode alone)
    # whole   (nothing is put in front of it)
    # xfail: verdicts: reason   (succeeds today, in "verdicts", "manages", "harmless")
"""

import importlib.util
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

HERE = Path(__file__).parent
CLASSES = (
    "forging", "stealing", "exhaustion", "escape", "between", "intake", "reports", "gaming", "ci",
)  # fmt: skip
CHECKS = (
    "test_double", "test_attack", "test_total", "test_name", "test_shape", "test_count", "test_apply",
    "test_each", "test_places", "test_box", "test_save",
)  # fmt: skip
_LINE = re.compile(r"# ([a-z]+)(?:\[([a-z]+)\])?(?:: (.*))?$")
_HEADER_BYTES = 2_000


@dataclass(frozen=True)
class Entry:
    """One file of the corpus."""

    path: Path

    @property
    def honest(self) -> bool:
        """Return whether the file is an honest neighbour."""
        return self.path.parent.name == "honest"

    @property
    def group(self) -> str:
        """Return the class of the attack, or "honest"."""
        return self.path.parent.name

    @property
    def id(self) -> str:
        """Return a name for tests and folders."""
        return f"{self.group}-{self.path.stem}"

    @cached_property
    def header(self) -> dict[tuple[str, str], str]:
        """Return what the lines at the top say, by key and tier ("" for all tiers)."""
        found: dict[tuple[str, str], str] = {}
        # any encoding will do: the header is ASCII, what follows may be anything
        text = self.path.read_bytes()[:_HEADER_BYTES].decode("latin-1").removeprefix("\xef\xbb\xbf")
        for line in text.replace("\r", "\n").split("\n"):
            match = _LINE.match(line.rstrip())
            if match is not None:
                found[match[1], match[2] or ""] = match[3] or ""
            elif line and not line.startswith("#"):
                break
        return found

    def says(self, key: str, tier: str = "") -> str | None:
        """Return what the header says under `key` for the tier, None where it says nothing."""
        return self.header.get((key, tier), self.header.get((key, "")))

    def verdicts(self, tier: str) -> dict[str, set[str]]:
        """Return the verdicts that each check may have."""
        pairs = dict(pair.split("=") for pair in (self.says("verdicts", tier) or "").split())
        usual = pairs.pop("all", "passed")
        assert set(pairs) <= set(CHECKS), self.path
        return {check: set(pairs.get(check, usual).split("|")) for check in CHECKS}

    def still_succeeds(self, aspect: str, tier: str) -> str | None:
        """Return why the attack still succeeds in this aspect; None where it is held."""
        found, _, reason = (self.says("xfail", tier) or "").partition(": ")
        return reason if found == aspect else None

    @property
    def once(self) -> bool:
        """Return whether the file is handed in in one mode alone."""
        return ("once", "") in self.header

    @property
    def copies(self) -> int:
        """Return how many times the file is handed in."""
        return int(self.says("copies") or 1)

    def folder(self, copy: int) -> str:
        """Return the name of the folder or zip that it is handed in as."""
        name = self.says("student")
        if name is not None:
            return name.encode("ascii").decode("unicode_escape")
        return self.id if copy == 0 else f"{self.id}-{copy}"

    def submission(self, rest: bytes) -> bytes:
        """Return the file that is handed in; `rest` is put in front where it leaves something out."""
        text = self.path.read_bytes()
        return text if ("whole", "") in self.header else rest + text

    @cached_property
    def makes_submission(self) -> bool:
        """Return whether the file is none itself, but makes a submission."""
        return b"\ndef hand_in(path):" in self.path.read_bytes()

    def hand_in(self, path: Path) -> None:
        """Have the file make its submission at `path`."""
        specification = importlib.util.spec_from_file_location(f"intake_{self.path.stem}", self.path)
        assert specification is not None
        assert specification.loader is not None
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
        cast("Callable[[Path], None]", module.hand_in)(path)


ATTACKS = [Entry(path) for group in CLASSES for path in sorted((HERE / "attacks" / group).glob("*.py"))]
HONEST = [Entry(path) for path in sorted((HERE / "honest").glob("*.py"))]
ENTRIES = [*ATTACKS, *HONEST]
