"""Choose, among the entries of a submission, the one file of each topic: a module or a notebook."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence

from grader.errors import InputError
from grader.results import Text
from grader.submission import reasons
from grader.submission.caps import Caps
from grader.submission.entries import Entry, EntryError
from grader.submission.model import Ignored, SourceFile, Submission
from grader.submission.source import read_source


def collect(student: str, entries: Sequence[Entry], topics: Collection[str], caps: Caps) -> Submission:
    """Read each topic's file among `entries`; what else there is becomes ignored, with its reason.

    Raises InputError where the files together are over the cap.
    """
    base = _base(entries, topics)
    chosen: dict[str, list[Entry]] = defaultdict(list)
    ignored: list[Ignored] = []
    for entry in entries:
        if topic := _topic_of(entry, base, topics):
            chosen[topic].append(entry)
        elif not _on_the_way(entry, base):
            reason = _reason(entry, base, topics)
            ignored.append(Ignored(name=_short(entry.name, caps), reason=reason, hidden=entry.hidden))
    files, problems = _read_all(student, chosen, caps)
    return Submission(
        student=student,
        files={topic: files[topic] for topic in topics if topic in files},
        problems={topic: problems[topic] for topic in topics if topic in problems},
        ignored=_capped([*ignored, *(note for file in files.values() for note in file.notes)], caps),
    )


def has_topic_file(entries: Sequence[Entry], topics: Collection[str]) -> bool:
    """Return whether some entry is a topic's file, where such files may lie."""
    base = _base(entries, topics)
    return any(_topic_of(entry, base, topics) for entry in entries)


def _base(entries: Sequence[Entry], topics: Collection[str]) -> tuple[str, ...]:
    """Return the folder that the files lie in: the top, or the only sub-folder, as zips have it."""
    if any(_topic_of(entry, (), topics) for entry in entries):
        return ()
    visible = [entry for entry in entries if entry.safe and not entry.hidden]
    folders = {entry.parts[0] for entry in visible if entry.parts[1:] or entry.folder}
    return tuple(folders) if len(folders) == 1 else ()


def _topic_of(entry: Entry, base: tuple[str, ...], topics: Collection[str]) -> str | None:
    """Return the topic whose file the entry is, None if it is no topic's."""
    if entry.folder or not entry.safe or entry.parts[:-1] != base:
        return None
    name = unicodedata.normalize("NFC", entry.parts[-1])
    stem, _, suffix = name.rpartition(".")
    return stem if suffix in ("py", "ipynb") and stem in topics else None


def _on_the_way(entry: Entry, base: tuple[str, ...]) -> bool:
    """Return whether the entry is only the folder that the files lie in, or one above it."""
    return entry.folder and entry.parts == base[: len(entry.parts)]


def _reason(entry: Entry, base: tuple[str, ...], topics: Collection[str]) -> Text:
    if entry.hidden:
        return reasons.HIDDEN
    if entry.reason is not None:
        return entry.reason
    if entry.folder:
        return reasons.FOLDER
    if entry.parts[:-1] != base:
        return reasons.DEEPER
    return reasons.other_name(entry.parts[-1], topics)


def _read_all(
    student: str, chosen: dict[str, list[Entry]], caps: Caps
) -> tuple[dict[str, SourceFile], dict[str, Text]]:
    files: dict[str, SourceFile] = {}
    problems: dict[str, Text] = {}
    left = caps.total
    for topic, entries in chosen.items():
        try:
            if len(entries) > 1:
                raise EntryError(reasons.TWICE)
            suffix = entries[0].parts[-1].rpartition(".")[2]
            files[topic] = read_source(entries[0], f"{topic}.{suffix}", caps.file)
            left -= len(files[topic].text.encode())
        except EntryError as error:
            problems[topic] = error.reason
        if left < 0:
            raise InputError(student, f"at most {caps.total >> 20} MiB of source files", "more")
    return files, problems


def _short(name: str, caps: Caps) -> str:
    return name if len(name) <= caps.name else f"{name[: caps.name]}…"


def _capped(ignored: Sequence[Ignored], caps: Caps) -> tuple[Ignored, ...]:
    """Keep the first ignored names, what the student made before what a system made."""
    ordered = sorted(ignored, key=lambda entry: entry.hidden)
    left = len(ordered) - caps.ignored
    if left <= 0:
        return tuple(ordered)
    return (*ordered[: caps.ignored], Ignored(name="…", reason=reasons.and_more(left)))
