"""Choose, among the entries of a submission, the files of each topic.

A topic is handed in as a module, a notebook or a package; further modules may belong to it: those in its
package, and the files that the course names for it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from grader.errors import InputError
from grader.results import Text
from grader.submission import reasons
from grader.submission.caps import Caps
from grader.submission.entries import Entry, EntryError
from grader.submission.layout import ExtraFiles, Layout, is_module
from grader.submission.model import Ignored, SourceFile, Submission
from grader.submission.source import read_source


@dataclass
class _Chosen:
    """What is to be read for one topic."""

    mains: list[Entry] = field(default_factory=list)
    modules: list[Entry] = field(default_factory=list)


def collect(
    student: str, entries: Sequence[Entry], topics: Collection[str], caps: Caps, extra: ExtraFiles
) -> Submission:
    """Read each topic's files among `entries`; what else there is becomes ignored, with its reason.

    Raises InputError where the files together are over the cap.
    """
    layout = Layout(entries, topics, extra)
    chosen = _choose(layout, entries)
    used = {id(entry) for one in chosen.values() for entry in (*one.mains, *one.modules)}
    reader = _Reader(student, layout, caps)
    for topic, one in chosen.items():
        reader.read(topic, one)
    ignored = [
        Ignored(name=_short(entry.name, caps), reason=_reason(layout, entry, topics), hidden=entry.hidden)
        for entry in entries
        if id(entry) not in used and not layout.on_the_way(entry)
    ]
    notes = [note for file in reader.files.values() for note in file.notes]
    return Submission(
        student=student,
        files={topic: reader.files[topic] for topic in topics if topic in reader.files},
        modules={topic: reader.modules[topic] for topic in topics if topic in reader.modules},
        problems={topic: reader.problems[topic] for topic in topics if topic in reader.problems},
        ignored=_capped([*ignored, *reader.ignored, *notes], caps),
    )


@dataclass(frozen=True, kw_only=True)
class TopicFile:
    """An entry that belongs to a topic; `name` is its path below the base, `own` whether it is the topic's
    module, notebook or `__init__.py`, and not a further file."""

    topic: str
    name: str
    entry: Entry
    own: bool


def topic_files(entries: Sequence[Entry], topics: Collection[str], extra: ExtraFiles) -> list[TopicFile]:
    """Return which entries belong to which topics, without reading them; one may belong to several topics."""
    layout = Layout(entries, topics, extra)
    return [
        TopicFile(topic=topic, name=layout.name_of(entry), entry=entry, own=own)
        for topic, one in _choose(layout, entries).items()
        for own, found in ((True, one.mains), (False, one.modules))
        for entry in found
    ]


def has_topic_file(entries: Sequence[Entry], topics: Collection[str]) -> bool:
    """Return whether some entry is a topic's file, where such files may lie."""
    layout = Layout(entries, topics, {})
    return any(map(layout.main_of, entries))


def _choose(layout: Layout, entries: Sequence[Entry]) -> dict[str, _Chosen]:
    """Return what to read, by topic; only a topic whose own file is there has further ones."""
    chosen: dict[str, _Chosen] = defaultdict(_Chosen)
    for entry in entries:
        if topic := layout.main_of(entry):
            chosen[topic].mains.append(entry)
    for entry in entries:
        owners = list(layout.beside(entry))
        package = layout.package_of(entry)
        if package and not layout.main_of(entry) and is_module(layout.name_of(entry)):
            owners.append(package)
        for topic in owners:
            if topic in chosen and not entry.folder and not entry.hidden and entry.reason is None:
                chosen[topic].modules.append(entry)
    return dict(chosen)


class _Reader:
    """Reads what was chosen, with one cap over all of it."""

    def __init__(self, student: str, layout: Layout, caps: Caps) -> None:
        self.files: dict[str, SourceFile] = {}
        self.modules: dict[str, tuple[SourceFile, ...]] = {}
        self.problems: dict[str, Text] = {}
        self.ignored: list[Ignored] = []
        self._student = student
        self._layout = layout
        self._caps = caps
        self._left = caps.total
        self._known: dict[str, SourceFile | EntryError] = {}

    def read(self, topic: str, chosen: _Chosen) -> None:
        """Read a topic's files, or note why that cannot be."""
        try:
            _demand_once(topic, self._layout, chosen)
            if len(chosen.modules) > self._caps.modules:
                raise EntryError(reasons.too_many(self._caps.modules))
            main = self._file(chosen.mains[0])
            modules = tuple(self._readable(chosen.modules))
            if sum(len(file.text.encode()) for file in (main, *modules)) > self._caps.topic:
                raise EntryError(reasons.too_large_together(self._caps.topic))
        except EntryError as error:
            self.problems[topic] = error.reason
            return
        self.files[topic] = main
        if modules:
            self.modules[topic] = modules

    def _readable(self, entries: Sequence[Entry]) -> list[SourceFile]:
        """Read modules in the order of their names; one that cannot be read is left out, with its reason."""
        found = []
        for entry in sorted(entries, key=self._layout.name_of):
            fresh = self._layout.name_of(entry) not in self._known
            try:
                found.append(self._file(entry))
            except EntryError as error:
                if fresh:
                    self.ignored.append(Ignored(name=_short(entry.name, self._caps), reason=error.reason))
        return found

    def _file(self, entry: Entry) -> SourceFile:
        """Read a file once, whatever topics it belongs to."""
        name = self._layout.name_of(entry)
        if name not in self._known:
            try:
                file = read_source(entry, name, self._caps.file)
            except EntryError as error:
                self._known[name] = error
            else:
                self._known[name] = file
                self._left -= len(file.text.encode())
        if self._left < 0:
            raise InputError(self._student, f"at most {self._caps.total >> 20} MiB of source files", "more")
        known = self._known[name]
        if isinstance(known, EntryError):
            raise known
        return known


def _demand_once(topic: str, layout: Layout, chosen: _Chosen) -> None:
    """Raise EntryError where two entries claim one place, on some system at least."""
    if len(chosen.mains) > 1:
        raise EntryError(reasons.TWO_FORMS if topic in layout.packages else reasons.TWICE)
    names = Counter(layout.name_of(entry).casefold() for entry in (*chosen.mains, *chosen.modules))
    for entry in chosen.modules:
        if names[layout.name_of(entry).casefold()] > 1:
            raise EntryError(reasons.module_twice(layout.name_of(entry)))


def _reason(layout: Layout, entry: Entry, topics: Collection[str]) -> Text:
    if entry.hidden:
        return reasons.HIDDEN
    if entry.reason is not None:
        return entry.reason
    if entry.folder:
        return reasons.NO_PACKAGE if layout.name_of(entry) in topics else reasons.FOLDER
    if layout.package_of(entry):
        return reasons.NO_MODULE
    if owners := layout.beside(entry):
        return reasons.without_its_topic(owners[0])
    if entry.parts[:-1] != layout.base:
        return reasons.DEEPER
    return reasons.other_name(entry.parts[-1], topics)


def _short(name: str, caps: Caps) -> str:
    return name if len(name) <= caps.name else f"{name[: caps.name]}…"


def _capped(ignored: Sequence[Ignored], caps: Caps) -> tuple[Ignored, ...]:
    """Keep the first ignored names, what the student made before what a system made."""
    ordered = sorted(ignored, key=lambda entry: entry.hidden)
    left = len(ordered) - caps.ignored
    if left <= 0:
        return tuple(ordered)
    return (*ordered[: caps.ignored], Ignored(name="…", reason=reasons.and_more(left)))
