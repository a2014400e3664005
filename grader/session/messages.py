"""Frames between the command line and the processes that grade; both ends are trusted.

A stream carries `Setup` and then a byte for each job with the job's own socket; the host answers `Started`
and `Collected`. The job's socket carries `Job` one way, `Began` and `Graded` the other.
"""

import socket
import struct
from typing import TypeVar

import msgspec
from msgspec import Struct

from grader.course import Limits
from grader.results.model import Text, Tier
from grader.results.record import CheckRecord
from grader.sandbox.probes import Probe

_HEADER = struct.Struct("!Q")
JOB = b"j"


class Setup(Struct, frozen=True, kw_only=True):
    """What the host needs to know before its first job.

    `limits` are those of the topics, in order; `suite` is the file of each whose checks are run ("checks" or
    "samples"); `desks` is the folder for the files that checks make; `masked` are paths that no worker may
    see. An empty `limits` means that nothing is collected: the isolation is probed, and that is all. With
    `many`, a start may take longer for the sake of each job.
    """

    root: str
    suite: str
    limits: dict[str, Limits]
    preload: list[str]
    masked: list[str] = []
    desks: str = ""
    many: bool = False


class Started(Struct, frozen=True, kw_only=True):
    """The isolation that workers will have with every probe of it; torch's version and devices, if loaded."""

    tier: Tier
    layers: list[str]
    probes: list[Probe]
    torch: str | None
    devices: list[str]


class PlannedCheck(Struct, frozen=True, kw_only=True):
    """A check that was collected; `points` is None where its author gave it none of its own."""

    id: str
    titles: Text
    points: float | None
    source: str


class TopicPlan(Struct, frozen=True, kw_only=True):
    """The checks of a topic; `error` says why they could not be collected."""

    checks: list[PlannedCheck]
    error: str = ""


class Collected(Struct, frozen=True, kw_only=True):
    """The plan of every topic."""

    topics: dict[str, TopicPlan]


class Source(Struct, frozen=True, kw_only=True):
    """The student's files of a topic: its own, and the further ones by name.

    `problem` says why it cannot be run.
    """

    file: str = ""
    text: str = ""
    problem: Text | None = None
    files: dict[str, str] = {}


class Job(Struct, frozen=True, kw_only=True):
    """One submission to grade: its files by topic, for the given topics in that order.

    With `stop_early`, for a single topic, the first check that fails is the last one that the result holds.
    """

    student: str
    topics: list[str]
    sources: dict[str, Source]
    seed: int
    stop_early: bool = False


class Began(Struct, frozen=True, kw_only=True, tag="began"):
    """A session has taken the job; `pid` is its process."""

    pid: int


class ObservedCheck(Struct, frozen=True, kw_only=True):
    """What was seen of one check; `record` is None where its author skipped it, or nothing was handed in."""

    planned: PlannedCheck
    record: CheckRecord | None
    seconds: float = 0.0


class ObservedTopic(Struct, frozen=True, kw_only=True):
    """What was seen of one topic, before points, texts and the feedback policy make a result of it.

    `missing` where no file was handed in; `error` says why the checks could not be collected.
    """

    id: str
    missing: bool
    error: str
    checks: list[ObservedCheck]

    @property
    def judged(self) -> bool:
        """Return whether a result can be made of it: nothing failed by our fault."""
        records = [check.record for check in self.checks if check.record is not None]
        if self.missing:
            return True
        return bool(records) and not self.error and all(one.verdict != "internal" for one in records)


class Graded(Struct, frozen=True, kw_only=True, tag="graded"):
    """What came of a job: the topics as they were observed, and the layers that were live."""

    topics: list[ObservedTopic]
    layers: list[str]
    seconds: float


_Kind = TypeVar("_Kind")


def send(sock: socket.socket, message: object) -> None:
    """Send one frame."""
    data = msgspec.msgpack.encode(message)
    sock.sendall(_HEADER.pack(len(data)) + data)


def receive(sock: socket.socket, kind: type[_Kind]) -> _Kind | None:
    """Receive one frame of that type; None where the other side has ended."""
    header = _read(sock, _HEADER.size)
    data = header and _read(sock, _HEADER.unpack(header)[0])
    return msgspec.msgpack.decode(data, type=kind) if data else None


def take(buffer: bytearray) -> bytes | None:
    """Take one whole frame off the front of what has arrived; None while it is not whole."""
    if len(buffer) < _HEADER.size:
        return None
    end = _HEADER.size + _HEADER.unpack_from(buffer)[0]
    if len(buffer) < end:
        return None
    frame = bytes(buffer[_HEADER.size : end])
    del buffer[:end]
    return frame


def _read(sock: socket.socket, size: int) -> bytes:
    """Return exactly `size` bytes, or b"" where the other side has ended before."""
    data = bytearray()
    while len(data) < size:
        try:
            chunk = sock.recv(min(size - len(data), 1 << 20))
        except ConnectionResetError:
            return b""
        if not chunk:
            return b""
        data += chunk
    return bytes(data)
