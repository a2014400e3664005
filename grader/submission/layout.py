"""Where the files of topics lie among the entries: modules, notebooks, packages, and files beside them."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from grader.submission.entries import Entry, EntryError
from grader.submission.source import read_bytes

INIT = "__init__.py"
_SHORT = 4096  # bytes
ExtraFiles = Mapping[str, Sequence[str]]  # by topic: names of further files that its module may import


class Layout:
    """`base` is the folder that the files lie in: the top, or the only sub-folder, as zips have it.

    `packages` are the topics handed in as a folder with an `__init__.py`.
    """

    def __init__(self, entries: Sequence[Entry], topics: Collection[str], extra: ExtraFiles) -> None:
        self._topics = topics
        self._extra = extra
        self.base: tuple[str, ...] = ()
        self.packages = _packages(entries, (), topics)
        if any(map(self.main_of, entries)):
            return
        visible = [entry for entry in entries if entry.safe and not entry.hidden]
        folders = {entry.parts[0] for entry in visible if entry.parts[1:] or entry.folder}
        if len(folders) == 1:
            self.base = tuple(folders)
            self.packages = _packages(entries, self.base, topics)

    def main_of(self, entry: Entry) -> str | None:
        """Return the topic whose module, notebook or package's `__init__.py` the entry is."""
        below = self._below(entry)
        if below is None or entry.folder:
            return None
        if len(below) == 2 and below[0] in self.packages and below[1] == INIT:
            return below[0]
        stem, _, suffix = below[-1].rpartition(".")
        return stem if len(below) == 1 and suffix in ("py", "ipynb") and stem in self._topics else None

    def package_of(self, entry: Entry) -> str | None:
        """Return the topic whose package the entry is, or lies in."""
        below = self._below(entry)
        return below[0] if below and below[0] in self.packages else None

    def beside(self, entry: Entry) -> tuple[str, ...]:
        """Return the topics that name the entry, which lies beside theirs, among their further files."""
        below = self._below(entry)
        if below is None or len(below) != 1 or entry.folder:
            return ()
        return tuple(topic for topic, names in self._extra.items() if below[0] in names)

    def name_of(self, entry: Entry) -> str:
        """Return the entry's path below the base: "bank/ledger.py"."""
        return "/".join(self._below(entry) or entry.parts)

    def on_the_way(self, entry: Entry) -> bool:
        """Return whether the entry is only a folder that files of topics lie in."""
        leads = entry.parts == self.base[: len(entry.parts)] or self.package_of(entry) is not None
        return entry.folder and leads and entry.reason is None and not entry.hidden

    def _below(self, entry: Entry) -> tuple[str, ...] | None:
        """Return the parts of the entry's path below the base, in NFC; None where it lies elsewhere."""
        base = len(self.base)
        if not entry.safe or entry.parts[:base] != self.base or len(entry.parts) == base:
            return None
        return tuple(unicodedata.normalize("NFC", part) for part in entry.parts[base:])


def is_module(name: str) -> bool:
    """Return whether Python can import a file at this path below the submission."""
    folders, _, file = name.rpartition("/")
    stem, _, suffix = file.rpartition(".")
    return suffix == "py" and all(part.isidentifier() for part in (*filter(None, folders.split("/")), stem))


def _packages(entries: Sequence[Entry], base: tuple[str, ...], topics: Collection[str]) -> frozenset[str]:
    """Return the topics whose folder below `base` holds an `__init__.py`.

    Editors put an empty one into any folder: beside `<topic>.py` it does not make the folder a package.
    """
    at = {entry.parts[len(base) :]: entry for entry in entries if entry.parts[: len(base)] == base}
    return frozenset(
        topic
        for topic in topics
        if (init := at.get((topic, INIT))) is not None
        and not init.folder
        and not ((topic, f"{topic}.py") in at and _is_blank(init))
    )


def _is_blank(entry: Entry) -> bool:
    try:
        return not read_bytes(entry, _SHORT)[0].strip()
    except EntryError:  # long, or unreadable: that is told where it is read to be graded
        return False
