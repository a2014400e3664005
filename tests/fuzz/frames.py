"""Frames that an honest worker would send, and what a hostile one might make of them.

Every frame is decoded as the session does: into typed messages, then into values, exceptions and stand-ins.
Nothing but a refusal may come of it, in bounded time and memory.
"""

import copy
import random
import resource
import time
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import numpy as np
import torch

from grader.sandbox import wire
from grader.sandbox.exceptions import rebuild
from grader.sandbox.observations import Observations
from grader.sandbox.references import SessionReferences
from grader.sandbox.sources import StudentSource
from grader.sandbox.values import Decoder, Encoder
from grader.sandbox.wire import ProtocolViolation
from grader.sandbox.world import World

MOST_SECONDS = 2.0
MOST_MEGABYTES = 1_500
_decoder: msgspec.msgpack.Decoder[wire.Response] = msgspec.msgpack.Decoder(wire.Response)
_INTERESTING = (
    0x00,
    0x01,
    0x7F,
    0x80,
    0x90,
    0x9F,
    0xA0,
    0xC0,
    0xC3,
    0xCB,
    0xCF,
    0xD3,
    0xDC,
    0xDD,
    0xDF,
    0xFF,
)
_ODD = (
    *(
        0,
        1,
        -1,
        2,
        7,
        64,
        65,
        1 << 31,
        (1 << 63) - 1,
        -(1 << 63),
        (1 << 64) - 1,
        0.5,
        float("nan"),
        float("inf"),
    ),
    *(
        None,
        True,
        False,
        "",
        "a",
        "0",
        "__eq__",
        "float32",
        "bool",
        "|S0",
        "<f8",
        "O",
        "list",
        "set",
        "\ud7ff" * 9,
    ),
    *([], [1], ["I", "f" * 99], ["n", "dtype", "float32"], ["n", "device", "cuda:99"], ["n", "type", "int"]),
    *(["@", 0], ["h", 0], ["a", "0"], ["g", "x"], ["l", "list", [["l", "list", []]] * 3], {}, {"value": 1}),
)


class _Nobody:
    """Stands where the worker would be asked: stand-ins made of fuzzed frames are never operated on."""

    def operate(self, operation: str, *args: object, **kwargs: object) -> Any:
        raise AssertionError(f"decoding asked for {operation}")

    def subclass(self, name: str, bases: list[object], members: dict[str, object]) -> Any:
        raise AssertionError(f"decoding derived {name}")


def class_info(
    handle: int, bases: list[wire.ClassInfo], builtins: list[str], specials: list[str]
) -> wire.ClassInfo:
    """Return the description of a class with one method and one property."""
    return wire.ClassInfo(
        handle=handle,
        name="Account",
        module="bank",
        bases=bases,
        builtins=builtins,
        specials=specials,
        methods=["deposit"],
        hashable=True,
        properties=["is_empty"],
        abstract=[],
        doc="An account.",
    )


def seeds() -> list[tuple[bytes, bytes]]:
    """Return whole frames of every kind: structure and buffers."""
    values: list[object] = [
        None, 2**70, -1, 1.5, 1 + 2j, "text", b"bytes", [1, [2, (3, {4})]], {"a": {1: 2}}, range(9), ...,
        slice(1),
        date(2020, 1, 2), Decimal("1.5"), torch.ones(2, 3), torch.ones(2, dtype=torch.bool),
        torch.empty(0, 3), torch.float32, torch.Size([1, 2]), torch.nn.Parameter(torch.ones(2)),
        np.ones((2, 2)), np.float32(1), np.array(["a", "b"]), torch.Generator(), int, [torch.ones(2)] * 3,
    ]  # fmt: skip
    kind = class_info(1, [], ["builtins.ValueError"], ["__eq__", "__len__"])
    plain = class_info(2, [kind], [], ["__add__"])
    failure = wire.Failure(
        "BankError", ["bank.BankError", "builtins.ValueError"], "no", [1, "a"],
        [wire.Frame(1, "f", "bank.py")], 3, False, "t",
        kind=wire.Remote(7, kind, False), attributes={"missing": 4},
    )  # fmt: skip
    frames = []
    for value in values:
        encoder = Encoder(sharing=False)
        answer = wire.Answer(1, encoder.encode(value), None, Observations(printed="x"), {"0": None})
        frames.append((msgspec.msgpack.encode(answer), b"".join(encoder.buffers)))
    for response in (
        wire.Answer(2, wire.Remote(3, plain, False), failure, Observations(), {}),
        wire.Answer(3, wire.Sequence("list", [wire.Held(0), wire.Argument("0")]), None, Observations(), {}),
        wire.Loaded(4, {"f": "function"}, ["f"], "printed", failure),
        wire.CallBack(5, "__call__", [wire.Held(0), 1], {"x": 2}, "", {}),
        wire.Ready(["seccomp"]),
        wire.LayerDown("seccomp", "no"),
    ):
        frames.append((msgspec.msgpack.encode(response), b""))
    return frames


class Fuzzer:
    """Mutates frames and decodes them; counts what came of it."""

    def __init__(self, seed: int) -> None:
        self.frames = 0
        self.slowest = 0.0
        self._random = random.Random(seed)
        self._seeds = seeds()
        self._outcomes: Counter[str] = Counter()

    def run(self, count: int) -> None:
        """Decode `count` mutated frames; raise AssertionError for what is neither a value nor a refusal."""
        for _ in range(count):
            structure, buffers = self._mutated()
            start = time.monotonic()
            self._outcomes[decode(structure, buffers)] += 1
            self.slowest = max(self.slowest, time.monotonic() - start)
            self.frames += 1
        assert self.slowest < MOST_SECONDS, f"a frame took {self.slowest:.1f} s"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        assert peak < MOST_MEGABYTES, f"decoding took {peak} MB"

    def summary(self) -> str:
        told = ", ".join(f"{count:,} {outcome}" for outcome, count in self._outcomes.most_common())
        return f"{self.frames:,} frames: {told}; slowest {self.slowest * 1000:.0f} ms"

    def _mutated(self) -> tuple[bytes, bytes]:
        structure, buffers = self._random.choice(self._seeds)
        if self._random.random() < 0.5:
            whole = msgspec.msgpack.decode(structure)
            for _ in range(self._random.choice((1, 1, 2, 4))):
                self._replace_somewhere(whole)
            return msgspec.msgpack.encode(whole), buffers
        data = bytearray(structure)
        for _ in range(self._random.choice((1, 1, 2, 3, 8))):
            self._mutate(data)
        if self._random.random() < 0.2:
            buffers = buffers[: self._random.randrange(len(buffers) + 1)]
        return bytes(data), buffers

    def _replace_somewhere(self, whole: Any) -> None:
        """Give one place of the structure another value: most stay frames, with odd values in them."""
        node = whole
        while True:
            places = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not places:
                return
            place = self._random.choice(places)
            if isinstance(node[place], list | dict) and self._random.random() < 0.7:
                node = node[place]
                continue
            node[place] = self._odd_value()
            return

    def _odd_value(self) -> Any:
        if self._random.random() < 0.3:
            return msgspec.msgpack.decode(self._random.choice(self._seeds)[0]).get("value")
        return copy.deepcopy(self._random.choice(_ODD))

    def _mutate(self, data: bytearray) -> None:
        place = self._random.randrange(len(data)) if data else 0
        match self._random.randrange(7):
            case 0 if data:
                data[place] = self._random.choice(_INTERESTING)
            case 1 if data:
                data[place] ^= 1 << self._random.randrange(8)
            case 2 if data:
                del data[place : place + self._random.randrange(1, 9)]
            case 3:
                data[place:place] = bytes(self._random.choices(_INTERESTING, k=self._random.randrange(1, 9)))
            case 4:
                other = self._random.choice(self._seeds)[0]
                start = self._random.randrange(len(other))
                data[place:place] = other[start : start + self._random.randrange(1, 40)]
            case 5:
                data[place:place] = b"\x92\xa1l\xdd\xff\xff\xff\xff"  # a list that claims four billion items
            case _ if data:
                data[place : place + 8] = self._random.randbytes(8)


def decode(structure: bytes, buffers: bytes) -> str:
    """Decode one frame as the session does; return what came of it."""
    try:
        message = _decoder.decode(structure)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return "refused as frames"
    world = World(_Nobody(), "bank")
    references = SessionReferences(world, lambda: None)
    references.stay(object())
    decoder = Decoder(buffers, trusted=False, arguments={"0": []}, references=references)
    try:
        if isinstance(message, wire.Answer | wire.Loaded) and message.failure is not None:
            rebuild(message.failure, buffers, StudentSource("bank", "bank.py", "x = 1\n"), world)
        if isinstance(message, wire.Answer):
            decoder.decode(message.value)
            for value in message.after.values():
                decoder.decode(value)
        if isinstance(message, wire.CallBack):
            for value in [*message.args, *message.kwargs.values()]:
                decoder.decode(value)
    except ProtocolViolation:
        return "refused as values"
    return "decoded"
