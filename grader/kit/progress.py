"""What is remembered between the student's commands: hints shown, and what the last check of a topic said."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from grader.errors import InputError
from grader.results import SubmissionResult, Text, TopicResult
from grader.results.files import write_bytes


class TopicProgress(Struct, frozen=True, kw_only=True):
    """One topic: how many hints were shown, and the last check of it.

    `checked` is the fingerprint of the files that were checked, "" before the first check; `next_step` what
    the first check that did not pass said, None where it said nothing or all passed.
    """

    hints: int = 0
    checked: str = ""
    passed: int = 0
    total: int = 0
    next_step: Text | None = None

    @property
    def done(self) -> bool:
        """Return whether every check passed."""
        return 0 < self.total == self.passed


class _State(Struct, frozen=True, kw_only=True):
    current: str | None = None
    topics: dict[str, TopicProgress] = {}


@dataclass(frozen=True)
class Progress:
    """The file of a work folder that holds it; read anew each time, since several commands may run at once.

    Nothing in it is dear: one that cannot be read counts as empty. InputError where it cannot
    be written.
    """

    file: Path

    def of(self, topic: str) -> TopicProgress:
        """Return what is known of a topic."""
        return self._read().topics.get(topic, TopicProgress())

    def topics(self) -> Mapping[str, TopicProgress]:
        """Return what is known of all topics; one that is not in it was never checked."""
        return self._read().topics

    @property
    def current(self) -> str | None:
        """Return the topic that was checked last."""
        return self._read().current

    def note_hint(self, topic: str) -> None:
        """Count a hint that was shown."""
        state = self._read()
        known = state.topics.get(topic, TopicProgress())
        self._write(state, {topic: replace(known, hints=known.hints + 1)}, state.current)

    def note_check(self, result: SubmissionResult, checked: Mapping[str, str]) -> None:
        """Note what each topic of a result came to; a single topic becomes the current one.

        `checked` are the fingerprints of the topics' files, taken before these were read.
        """
        state = self._read()
        noted = {}
        for topic in result.topics:
            hints = state.topics.get(topic.id, TopicProgress()).hints
            noted[topic.id] = replace(_outcome(topic, checked.get(topic.id, "")), hints=hints)
        if noted:
            self._write(state, noted, next(iter(noted)) if len(noted) == 1 else state.current)

    def _read(self) -> _State:
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=_State)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return _State()

    def _write(self, before: _State, noted: Mapping[str, TopicProgress], current: str | None) -> None:
        after = _State(current=current, topics=before.topics | dict(noted))
        try:
            write_bytes(self.file, msgspec.json.encode(after))
        except OSError as error:
            wanted = "a file that can be written"
            raise InputError(self.file, wanted, error.strerror or str(error)) from error


def _outcome(topic: TopicResult, checked: str) -> TopicProgress:
    failed = [check for check in topic.checks if check.verdict not in ("passed", "skipped")]
    return TopicProgress(
        checked=checked,
        passed=sum(check.verdict == "passed" for check in topic.checks),
        total=len(topic.checks),
        next_step=next((check.hints or check.messages for check in failed), None),
    )
