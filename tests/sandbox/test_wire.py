"""Whatever bytes a worker sends, the session gets a frame, or learns in bounded time that there is none."""

import contextlib
import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import EngineLost, LayerLost
from grader.sandbox import endings, wire
from grader.sandbox.link import WorkerCrashed, WorkerLink, WorkerTimeout
from grader.sandbox.observations import Observations
from grader.sandbox.shared import Shared
from grader.sandbox.values import Decoder, Encoder
from grader.sandbox.wire import MAX_BUFFER_BYTES, MAX_STRUCTURE_BYTES, Buffer, Channel, ProtocolViolation
from tests.sandbox.wire_values import same, values

bounded = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOTHING = Buffer(0, 0)
FOUR = Buffer(0, 4)


def soon() -> float:
    return time.monotonic() + 5.0


@contextmanager
def pair() -> Iterator[tuple[Channel, socket.socket]]:
    """Give the session's end, and the bare socket of whoever is at the other one."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours), theirs


def frame(message: object, buffers: bytes = b"") -> bytes:
    structure = message if isinstance(message, bytes) else msgspec.msgpack.encode(message)
    return wire.HEADER.pack(len(structure), len(buffers)) + structure + buffers


def answer(value: object = None, nonce: int = 1, **changes: Any) -> dict[str, Any]:
    """Return an answer in plain data, to be made odd."""
    plain = {"type": "answer", "nonce": nonce, "value": value, "failure": None, "seen": {}, "after": {}}
    return plain | changes


def received(data: bytes) -> object:
    with pair() as (channel, other):
        sending = threading.Thread(target=send_all, args=(other, data))
        sending.start()
        try:
            return channel.receive_response(soon())
        finally:
            channel.close()
            sending.join()


def send_all(sock: socket.socket, data: bytes) -> None:
    with contextlib.suppress(OSError):  # whoever reads may have had enough
        sock.sendall(data)
    sock.close()


@given(value=values)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_frame_crosses_a_socket_as_it_is(value: object) -> None:
    encoder = Encoder(sharing=False)
    sent = wire.Answer(5, encoder.encode(value), None, Observations(), {})
    with pair() as (channel, other):
        Channel(other).send(sent, encoder.buffers, soon())
        message, buffers = channel.receive_response(soon())

    assert isinstance(message, wire.Answer)
    assert same(Decoder(buffers, trusted=False).decode(message.value), value)


@given(junk=st.binary(max_size=200))
@bounded
def test_junk_is_no_frame(junk: bytes) -> None:
    for data in (junk, frame(junk)):
        with pytest.raises((ProtocolViolation, wire.Closed)):
            received(data)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(b"", id="nothing"),
        pytest.param({"type": "ready"}, id="lacks a field"),
        pytest.param({"type": "load", "nonce": 1, "module": "m", "file": "f", "source": ""}, id="a request"),
        pytest.param({"type": "nonsense"}, id="unknown type"),
        pytest.param(answer(nonce="1"), id="nonce of another kind"),
        pytest.param(answer(nonce=True), id="true where an int is asked"),
        pytest.param(answer(["?", 1]), id="unknown tag"),
        pytest.param(answer(["T", "float32"]), id="a tensor cut short"),
        pytest.param(answer(["l", "list", 3]), id="items that are none"),
        pytest.param(answer(msgspec.msgpack.Ext(1, b"x")), id="extension type"),
        pytest.param(answer(b"bytes"), id="bare bytes"),
        pytest.param(answer(seen={"printed": 3}), id="observation of another kind"),
        pytest.param(answer(after=[1]), id="after of another kind"),
        pytest.param(msgspec.msgpack.encode(answer()) + b"\x00", id="more behind it"),
    ],
)
def test_what_is_no_response_is_a_violation(message: object) -> None:
    with pytest.raises(ProtocolViolation):
        received(frame(message))


def test_nesting_beyond_reason_is_a_violation() -> None:
    deep = msgspec.msgpack.encode(answer())
    nested = b"\x93\xa1l\xa4list\x91" * 200_000 + b"\xc0"

    with pytest.raises(ProtocolViolation):
        received(frame(deep.replace(b"\xa5value\xc0", b"\xa5value" + nested)))


@pytest.mark.parametrize(
    "lengths",
    [(MAX_STRUCTURE_BYTES + 1, 0), (1, MAX_BUFFER_BYTES + 1), (0xFFFFFFFF, 0xFFFFFFFF)],
)
def test_a_length_over_the_cap_is_refused_before_anything_is_read(lengths: tuple[int, int]) -> None:
    with pytest.raises(ProtocolViolation, match="cap"):
        received(wire.HEADER.pack(*lengths))


@pytest.mark.parametrize("cut", [0, 1, 7, 8, 9, -1])
def test_a_frame_cut_short_is_the_end(cut: int) -> None:
    with pytest.raises(wire.Closed):
        received(frame(answer(), b"abcd")[:cut])


def test_a_large_promise_without_data_costs_only_the_deadline() -> None:
    with pair() as (channel, other):
        other.sendall(wire.HEADER.pack(MAX_STRUCTURE_BYTES, MAX_BUFFER_BYTES))
        begun = time.monotonic()
        with pytest.raises(TimeoutError):
            channel.receive_response(begun + 0.2)

    assert time.monotonic() - begun < 2.0


def test_a_reply_that_drips_meets_one_deadline() -> None:
    """A byte before each read would start the clock anew, if each read had its own."""
    with pair() as (channel, other):
        ended = threading.Event()

        def drip() -> None:
            for byte in frame(answer(), bytes(10_000)):
                if ended.wait(0.01):
                    return
                other.send(bytes([byte]))

        dripping = threading.Thread(target=drip)
        dripping.start()
        begun = time.monotonic()
        try:
            with pytest.raises(TimeoutError):
                channel.receive_response(begun + 0.3)
        finally:
            ended.set()
            dripping.join()

    assert time.monotonic() - begun < 2.0


def test_a_peer_that_does_not_read_meets_the_deadline_too() -> None:
    with pair() as (channel, _):
        begun = time.monotonic()
        with pytest.raises(TimeoutError):
            channel.send(wire.Get(1, "x"), [bytes(8 << 20)], begun + 0.2)

    assert time.monotonic() - begun < 2.0


def test_more_than_the_cap_is_not_sent() -> None:
    with pair() as (channel, _), pytest.raises(ValueError, match="cap"):
        channel.send(wire.Load(1, "m", "f", "x" * (MAX_STRUCTURE_BYTES + 1)), [], soon())


def tensor(**changes: Any) -> wire.Tensor:
    fields = {
        "dtype": "float32", "shape": [1], "strides": [1], "offset": 0, "storage": FOUR,
        "requires_grad": False, "grad": None, "parameter": False,
    }  # fmt: skip
    return wire.Tensor(**(fields | changes))


def array(**changes: Any) -> wire.Array:
    fields = {"dtype": "<f4", "shape": [1], "strides": [4], "offset": 0, "storage": FOUR, "scalar": False}
    return wire.Array(**(fields | changes))


def nested(levels: int) -> wire.Value:
    value: wire.Value = None
    for _ in range(levels):
        value = wire.Sequence("tuple", [value])
    return value


MODULUS = (1 << 61) - 1  # of Python's hashes of numbers
MANY = 2_000
ONE_HASH: list[wire.Value] = [wire.Complex(-1000003.0 * n, n) for n in range(MANY)]
HOSTILE: dict[str, wire.Value] = {
    "tensor outside its storage": tensor(shape=[2]),
    "tensor before its storage": tensor(offset=-1),
    "tensor behind its storage": tensor(offset=1 << 62),
    "tensor with strides that run out": tensor(shape=[2], strides=[1 << 61]),
    "tensor with a negative stride": tensor(shape=[2], strides=[-1], storage=Buffer(0, 8)),
    "tensor of a negative size": tensor(shape=[-1]),
    "tensor of sizes that overflow": tensor(shape=[1 << 32, 1 << 32], strides=[1 << 32, 1]),
    "tensor that repeats a byte": tensor(shape=[1 << 30], strides=[0]),
    "tensor of too many dims": tensor(shape=[1] * 65, strides=[1] * 65),
    "tensor with strides of another rank": tensor(strides=[]),
    "tensor of an unknown dtype": tensor(dtype="load"),
    "tensor of a quantised dtype": tensor(dtype="qint8"),
    "tensor with a gradient of another shape": tensor(grad=tensor(shape=[1, 1], strides=[1, 1])),
    "tensor with a gradient of a gradient": tensor(grad=tensor(grad=tensor())),
    "buffer outside the frame": wire.Bytes(Buffer(0, 9)),
    "buffer before the frame": wire.Bytes(Buffer(-4, 4)),
    "buffer of negative length": wire.Bytes(Buffer(8, -4)),
    "buffers that overlap": wire.Sequence("list", [wire.Bytes(Buffer(0, 8)), wire.Bytes(FOUR)]),
    "array outside its storage": array(shape=[2]),
    "array that repeats a byte": array(shape=[1 << 30], strides=[0]),
    "array of objects": array(dtype="|O"),
    "array of records": array(dtype="f4,f4"),
    "array of items without bytes": array(dtype="|S0", shape=[1 << 39], strides=[0], storage=NOTHING),
    "array of an enormous emptiness": array(shape=[0, 1 << 39, 1 << 39], strides=[4, 4, 4], storage=NOTHING),
    "array with a character that is none": array(dtype="<U1"),
    "array of too many dims": array(shape=[1] * 64, strides=[4] * 64),
    "set of lists": wire.Sequence("set", [wire.Sequence("list", [])]),
    "sequence of an unknown kind": wire.Sequence("deque", []),
    "mapping without values": wire.Mapping([1], []),
    "mapping by a list": wire.Mapping([wire.Sequence("list", [])], [1]),
    "range that never ends": wire.Span("range", 0, 1, 0),
    "range of floats": wire.Span("range", 0.0, 1.0, 1.0),
    "span of an unknown kind": wire.Span("xrange", 0, 1, 1),
    "size of a negative number": wire.Sequence("Size", [-1]),
    "size of a bool": wire.Sequence("Size", [True]),
    "dtype that is none": wire.Named("dtype", "load"),
    "device that is none": wire.Named("device", "nonsense"),
    "name of an unknown kind": wire.Named("module", "os"),
    "integer that is none": wire.BigInt("zz"),
    "integer without an end": wire.BigInt("f" * ((1 << 20) + 1)),
    "generator of an odd state": wire.Generator(FOUR),
    "reference from the worker": wire.Sequence("list", [wire.Again(0)]),
    "call from the worker": wire.Made("torch.load", ["/etc/passwd"], {}, None),
    "argument that there is not": wire.Argument("7"),
    "too deep": nested(5_000),
    "too many items": wire.Sequence("list", [None] * 1_000_001),
    "large integers of one hash": wire.Sequence(
        "set", [wire.BigInt(hex(n * MODULUS)) for n in range(8, MANY)]
    ),
    "complex numbers of one hash": wire.Sequence("set", ONE_HASH),
    "decimals of one hash": wire.Mapping(
        [wire.Standard("Decimal", [str(n * MODULUS)]) for n in range(MANY)], [None] * MANY
    ),
    "pairs of one hash": wire.Standard(
        "OrderedDict",
        [wire.Sequence("list", [wire.Sequence("tuple", [one, 0]) for one in ONE_HASH])],
    ),
    "fraction that takes long to reduce": wire.Standard(
        "Fraction", [wire.BigInt("3" * (1 << 20)), wire.BigInt("7" * (1 << 20))]
    ),
    "named tuples, each of a class of its own": wire.Sequence(
        "list", [wire.Record("row", [f"field{n}"], [n]) for n in range(MANY)]
    ),
}  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_value_is_a_violation(value: wire.Value) -> None:
    begun = time.monotonic()

    with pytest.raises(ProtocolViolation):
        Decoder(b"\xff" * 8, trusted=False).decode(value)
    assert time.monotonic() - begun < 5.0


def test_containers_that_share_their_parts_are_held_to_what_they_are_written_out() -> None:
    """Each step is small, and thirty of them are a billion items for whoever prints or compares the whole."""
    value: wire.Value = wire.Lent("w0", wire.Sequence("list", [0]))
    for step in range(1, 30):
        value = wire.Lent(f"w{step}", wire.Sequence("list", [value, wire.Argument(f"w{step - 1}")]))
    decoder = Decoder(b"", trusted=False, shared=Shared())
    decoder.decode(value)

    with pytest.raises(ProtocolViolation, match="written out"):
        decoder.settle()


def test_bools_are_zero_or_one_whatever_was_sent() -> None:
    sent = tensor(dtype="bool", shape=[4], storage=FOUR)

    arrived = Decoder(b"\x00\x02\xff\x01", trusted=False).decode(sent)

    assert isinstance(arrived, torch.Tensor)
    assert arrived.sum() == 3


_sizes = st.integers(-2, 5) | st.sampled_from([1 << 31, 1 << 39, 1 << 40, 1 << 62])
_buffers = st.builds(Buffer, st.integers(-1, 9), st.integers(-1, 9) | st.just(1 << 40))
_names = st.sampled_from(
    ["list", "set", "Size", "range", "slice", "dtype", "device", "float32", "bool", "<f4", "|b1", "<U1", ""]
)
_lists = st.lists(_sizes, max_size=3)
_atoms = (
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats() | st.text(max_size=3)
    | st.builds(wire.BigInt, st.text("0123xf-", max_size=4)) | st.builds(wire.Bytes, _buffers)
    | st.builds(
        wire.Tensor, _names, _lists, _lists, _sizes, _buffers, st.booleans(), st.none(), st.booleans()
    )
    | st.builds(wire.Array, _names, _lists, _lists, _sizes, _buffers, st.booleans())
    | st.builds(wire.Named, _names, _names) | st.builds(wire.Generator, _buffers)
    | st.builds(wire.Again, _sizes) | st.builds(wire.Argument, _names)
    | st.builds(wire.Foreign, st.text(max_size=3))
)  # fmt: skip
_odd_values: st.SearchStrategy[Any] = st.recursive(
    _atoms,
    lambda inside: (
        st.builds(wire.Sequence, _names, st.lists(inside, max_size=3))
        | st.builds(wire.Mapping, st.lists(inside, max_size=3), st.lists(inside, max_size=3))
        | st.builds(wire.Span, _names, inside, inside, inside)
    ),
    max_leaves=6,
)


@given(value=_odd_values, data=st.binary(max_size=8))
@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_odd_value_decodes_or_is_a_violation(value: wire.Value, data: bytes) -> None:
    try:
        Decoder(data, trusted=False).decode(value)
    except ProtocolViolation:
        return


class Other:
    """Whoever is at the other end of a link: says what a test lets it say."""

    def __init__(self, first: bytes) -> None:
        ours, self.channel = socket.socketpair()
        lease, self.lease = socket.socketpair()
        self.channel.sendall(first)
        self.ends = (Channel(ours), lease)

    def close(self) -> None:
        self.channel.close()
        self.lease.close()


READY = frame({"type": "ready", "layers": ["seccomp"]})


@contextmanager
def linked() -> Iterator[tuple[WorkerLink, Other]]:
    other = Other(READY)
    link = WorkerLink(*other.ends)
    try:
        yield link, other
    finally:
        link.close()
        other.close()


Say = Callable[[int], bytes]


def no_callback(call: wire.CallBack, data: bytes) -> tuple[wire.Resume, list[bytes]]:
    pytest.fail(f"nothing was passed that could be called back: {call}")


def exchange(link: WorkerLink, other: Other, say: Say, seconds: float = 5.0) -> object:
    def request(nonce: int) -> wire.Get:
        other.channel.sendall(say(nonce))  # said before it is asked: the link reads it as the answer
        return wire.Get(nonce, "x")

    return link.exchange(request, [], seconds, no_callback)


def test_an_answer_to_the_question_is_taken() -> None:
    with linked() as (link, other):
        message, data = exchange(link, other, lambda nonce: frame(answer(7, nonce), b"abcd"))  # type: ignore[misc]

        assert (message.value, data, link.layers) == (7, b"abcd", ("seccomp",))


@pytest.mark.parametrize(
    "say",
    [
        pytest.param(lambda nonce: frame(answer(nonce=nonce + 1)), id="another nonce"),
        pytest.param(lambda nonce: READY, id="ready again"),
        pytest.param(
            lambda nonce: frame({"type": "layer_down", "layer": "seccomp", "reason": ""}), id="a lost layer"
        ),
        pytest.param(lambda nonce: frame(b"\xc1"), id="junk"),
        pytest.param(lambda nonce: struct.pack("!II", 0xFFFFFFFF, 0), id="over the cap"),
    ],
)
def test_anything_else_is_a_crash_of_the_worker(say: Say) -> None:
    with linked() as (link, other):
        with pytest.raises(WorkerCrashed):
            exchange(link, other, say)
        assert os.read(other.lease.fileno(), 1) == b"", "the worker must be ended"


def test_an_answer_that_was_sent_before_the_question_is_refused() -> None:
    with linked() as (link, other):
        exchange(link, other, lambda nonce: frame(answer(1, nonce)) + frame(answer(2, nonce)))

        with pytest.raises(WorkerCrashed, match="another question"):
            exchange(link, other, lambda nonce: b"")


def test_silence_is_a_timeout() -> None:
    with linked() as (link, other), pytest.raises(WorkerTimeout):
        exchange(link, other, lambda nonce: b"", seconds=0.1)


def test_the_lease_tells_how_a_worker_ended() -> None:
    with linked() as (link, other):
        other.lease.sendall(endings.encode(-11, "own"))
        other.channel.close()
        with pytest.raises(WorkerCrashed) as caught:
            link.exchange(lambda nonce: wire.Get(nonce, "x"), [], 5.0, no_callback)

        assert caught.value.status == -11


def test_a_worker_that_goes_with_its_zygote_is_our_fault() -> None:
    with linked() as (link, other):
        other.close()
        with pytest.raises(EngineLost):
            link.exchange(lambda nonce: wire.Get(nonce, "x"), [], 5.0, no_callback)


@pytest.mark.parametrize(
    ("first", "error"),
    [
        pytest.param(
            frame({"type": "layer_down", "layer": "seccomp", "reason": "no"}), LayerLost, id="layer"
        ),
        pytest.param(frame(answer()), EngineLost, id="answer"),
        pytest.param(frame(b"\xc1"), EngineLost, id="junk"),
    ],
)
def test_a_worker_that_does_not_start_is_our_fault(first: bytes, error: type[Exception]) -> None:
    other = Other(first)

    with pytest.raises(error):
        WorkerLink(*other.ends)
    other.close()
