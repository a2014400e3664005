"""The wire: frames between the trusted session and the untrusted worker.

A frame is a header of two lengths, a structure in MessagePack (typed, tagged, decoded by msgspec) and the
raw bytes of the buffers that the structure refers to. Both lengths are checked against their caps before
a byte is allocated for them. Every exchange has one absolute deadline, from the first byte sent to the
last byte received. Anything that is not exactly the frame that was asked for is a `ProtocolViolation`.

    session ── Load, Call, Get ──►  worker
            ◄── Ready or LayerDown (once), then one answer a request ──
"""

import socket
import struct
from time import monotonic  # kept apart from the module, whose clocks a check may patch
from typing import TypeVar

import msgspec
from msgspec import Struct

from grader.sandbox.observations import Observations

HEADER = struct.Struct("!II")
MAX_STRUCTURE_BYTES = 8 << 20
MAX_BUFFER_BYTES = 256 << 20


class ProtocolViolation(Exception):
    """The other side sent something that is not the frame that was asked for."""


class Closed(Exception):
    """The other side ended; nothing more will come."""


class BigInt(Struct, frozen=True, tag="I", array_like=True):
    """An integer beyond 64 bits, in hexadecimal."""

    digits: str


class Complex(Struct, frozen=True, tag="c", array_like=True):
    """A complex number."""

    real: float
    imag: float


class Sequence(Struct, frozen=True, tag="l", array_like=True):
    """A list, tuple, set, frozenset or torch.Size, told apart by `kind`."""

    kind: str
    items: "list[Value]"


class Mapping(Struct, frozen=True, tag="d", array_like=True):
    """A dict, as keys and values in order."""

    keys: "list[Value]"
    values: "list[Value]"


class Span(Struct, frozen=True, tag="r", array_like=True):
    """A range or slice, told apart by `kind`."""

    kind: str
    start: "Value"
    stop: "Value"
    step: "Value"


class Named(Struct, frozen=True, tag="n", array_like=True):
    """A value that is its name: a torch.dtype or torch.device, Ellipsis, a NumPy dtype."""

    kind: str
    name: str


class Buffer(Struct, frozen=True, tag="b", array_like=True):
    """A stretch of the frame's raw bytes, as offset and length."""

    offset: int
    length: int


class Bytes(Struct, frozen=True, tag="B", array_like=True):
    """A bytes object."""

    data: Buffer


class Tensor(Struct, frozen=True, tag="T", array_like=True):
    """A strided tensor over a storage; `strides` and `offset` count elements."""

    dtype: str
    shape: list[int]
    strides: list[int]
    offset: int
    storage: Buffer
    requires_grad: bool
    grad: "Tensor | None"
    parameter: bool


class Array(Struct, frozen=True, tag="A", array_like=True):
    """A NumPy array (or scalar) over a storage; `strides` and `offset` count bytes."""

    dtype: str
    shape: list[int]
    strides: list[int]
    offset: int
    storage: Buffer
    scalar: bool


class Generator(Struct, frozen=True, tag="G", array_like=True):
    """A torch.Generator on the CPU, as its state."""

    state: Buffer


class Again(Struct, frozen=True, tag="@", array_like=True):
    """The object that was the `index`-th to be numbered in this frame."""

    index: int


class Made(Struct, frozen=True, tag="M", array_like=True):
    """A tensor with a graph, as the operation that made it: the worker repeats it, and so gets the graph.

    `function` is "torch.<name>", "Tensor.<name>" or "get.<property>"; of several results it is the
    `index`-th. Only the session sends this.
    """

    function: str
    args: "list[Value]"
    kwargs: "dict[str, Value]"
    index: int | None


class Argument(Struct, frozen=True, tag="a", array_like=True):
    """The very object that was passed as the argument of this label, or that is shared under it."""

    label: str


class Standard(Struct, frozen=True, tag="S", array_like=True):
    """A value of the standard library, as the name of its kind and what it is made from."""

    kind: str
    args: "list[Value]"


class Record(Struct, frozen=True, tag="R", array_like=True):
    """A named tuple."""

    type_name: str
    fields: list[str]
    items: "list[Value]"


class ClassInfo(Struct, frozen=True, array_like=True):
    """A class of the worker's, as far as the session needs to stand in for it.

    `bases` are its bases of the student's own; `builtins` the dotted names of the other classes that it
    derives from, nearest first (itself, where it is none of the student's); `specials` are the special
    methods that it has, `methods` and `properties` the others that it defines itself; `abstract` names what
    its subclasses are to define.
    """

    handle: int
    name: str
    module: str
    bases: "list[ClassInfo]"
    builtins: list[str]
    specials: list[str]
    methods: list[str]
    hashable: bool
    properties: list[str]
    abstract: list[str]
    doc: str | None


class Remote(Struct, frozen=True, tag="o", array_like=True):
    """An object that stays in the worker; `is_class` where it is a class, which `kind` then describes."""

    handle: int
    kind: ClassInfo
    is_class: bool


class Local(Struct, frozen=True, tag="L", array_like=True):
    """An object of the check's that stays in the session, and the operations that it supports.

    `function` is its name where it is a function, `doc` its docstring.
    """

    handle: int
    type_name: str
    specials: list[str]
    function: str = ""
    doc: str | None = None


class Held(Struct, frozen=True, tag="h", array_like=True):
    """The object of the receiver's own that it gave this handle."""

    handle: int


class Global(Struct, frozen=True, tag="g", array_like=True):
    """The worker's own value of a name in the student's module."""

    name: str


class Lent(Struct, frozen=True, tag="e", array_like=True):
    """A container that both sides hold from now on, under a label; see `shared`."""

    label: str
    value: "Value"


class Foreign(Struct, frozen=True, tag="O", array_like=True):
    """An object whose kind cannot cross, by the name of its type or what it is."""

    type_name: str


Value = (
    None | bool | int | float | str
    | BigInt | Complex | Bytes | Sequence | Mapping | Span | Named | Tensor | Array | Generator | Again | Made
    | Argument | Standard | Record | Remote | Local | Held | Global | Lent | Foreign
)  # fmt: skip


class Frame(Struct, frozen=True, array_like=True):
    """One step of a traceback that lies in a file of the student's."""

    line: int
    function: str
    file: str = ""


class Failure(Struct, frozen=True, array_like=True):
    """An exception that the student's code raised.

    `bases` are the names of the classes it derives from, nearest first; `frames` lie in the student's own
    files, outermost first; `line` of `file` is where a SyntaxError points to. `out_of_memory` tells an
    allocation that was refused. `kind` is its class where that is the student's own, `attributes` what it
    holds besides its arguments. `from_check` is the number of an exception that a callback of the check's
    raised. `cause` is what it was raised from, `context` what was being handled.
    """

    type_name: str
    bases: list[str]
    message: str
    args: list[Value]
    frames: list[Frame]
    line: int | None
    out_of_memory: bool
    traceback: str
    kind: "Remote | None" = None
    attributes: "dict[str, Value]" = {}
    from_check: int | None = None
    cause: "Failure | None" = None
    context: "Failure | None" = None
    suppress_context: bool = False
    file: str = ""


class Load(Struct, frozen=True, tag="load"):
    """Ask the worker to execute the student's file as module `module`.

    `files` are the further ones by name.

    `machine` is what the student's code is to find: "cuda" (a device), "none" (no device), "" (as it is).
    """

    nonce: int
    module: str
    file: str
    source: str
    machine: str = ""
    files: dict[str, str] = {}


class Import(Struct, frozen=True, tag="import"):
    """Ask the worker to import another module of the student's, by its dotted name."""

    nonce: int
    module: str


class Call(Struct, frozen=True, tag="call"):
    """Ask the worker to call the student's function `name`.

    `seeds` are set before the call ("torch", "numpy", "random", or "all"); `grad_enabled` is the grad mode
    of the check. With `share` the answer lends its containers, and may be an argument that was changed.
    Keywords among `parameters` go by place, where the student gave his own names.
    """

    nonce: int
    name: str
    args: list[Value]
    kwargs: dict[str, Value]
    observe: list[str]
    seeds: list[tuple[str, int]]
    grad_enabled: bool
    share: bool
    parameters: list[str] = []


class Get(Struct, frozen=True, tag="get"):
    """Ask the worker for the value of the module's attribute `name`."""

    nonce: int
    name: str


class Backward(Struct, frozen=True, tag="backward"):
    """Ask for the gradients of an earlier call's arguments, given that of its result.

    `call` is the nonce of the call, `path` leads to the tensor inside its result. The answer is a list with a
    tensor or None for each argument tensor that requires grad, in the order of their labels.
    """

    nonce: int
    call: int
    path: list[int]
    gradient: Value


class Set(Struct, frozen=True, tag="set"):
    """Ask the worker to give the module's attribute `name` a value, or (`delete`) to take it away.

    `library` is the module of a library that is meant, "" for the student's own; "os.environ" stands for the
    environment.
    """

    nonce: int
    name: str
    value: Value
    delete: bool
    library: str = ""


class Operate(Struct, frozen=True, tag="operate"):
    """Ask the worker for an operation of `operations.OPERATIONS` on objects of the student's classes."""

    nonce: int
    operation: str
    args: list[Value]
    kwargs: dict[str, Value]
    seeds: list[tuple[str, int]]


class Amend(Struct, frozen=True, tag="amend"):
    """Tell the worker what shared containers hold now."""

    nonce: int
    contents: dict[str, Value]


class Files(Struct, frozen=True, tag="files"):
    """Tell the worker what has changed on the check's desk, and the current folder there; see `desk`.

    `folder` is None where the current folder is not on the desk.
    """

    nonce: int
    changed: dict[str, Value]
    gone: list[str]
    folder: str | None


class Subclass(Struct, frozen=True, tag="subclass"):
    """Ask the worker for a class whose given members are the check's, derived from the student's.

    `wrapped` says which of them are a "property" (a tuple of its functions), "staticmethod" or "classmethod".
    """

    nonce: int
    name: str
    bases: list[Value]
    members: dict[str, Value]
    wrapped: dict[str, str]


class Resume(Struct, frozen=True, tag="resume"):
    """What a CallBack came to: a value, or the exception that it raised.

    `raised` refers to it where it is of a class of the student's.
    """

    nonce: int
    value: Value
    failure: Failure | None
    raised: Value = None


Request = Load | Import | Call | Get | Backward | Set | Operate | Amend | Files | Subclass | Resume


class Ready(Struct, frozen=True, tag="ready"):
    """The worker is confined by these layers; sent once, before any student code is known to it."""

    layers: list[str]


class LayerDown(Struct, frozen=True, tag="layer_down"):
    """A layer could not be raised; the worker ends."""

    layer: str
    reason: str


class Loaded(Struct, frozen=True, tag="loaded"):
    """The module was executed, or imported.

    `names` maps its names to "function", "class", "object", "value", "module", or for another module of the
    student's "module:" and its dotted name; `exported` are those that
    `from module import *` gives. `device` is "real" or "simulated" where the machine has one.
    With `partial`, a cell of a notebook failed, and the others were executed.
    """

    nonce: int
    names: dict[str, str]
    exported: list[str]
    printed: str
    failure: Failure | None
    device: str = ""
    partial: bool = False


class Answer(Struct, frozen=True, tag="answer"):
    """The outcome of a request.

    `after` holds the contents of arguments and shared containers that changed; `categories` are the
    classes of the warnings in `seen` where they are the student's own, by their place. `files` and `gone`
    are what has changed on the desk.
    """

    nonce: int
    value: Value
    failure: Failure | None
    seen: Observations
    after: dict[str, Value]
    categories: dict[int, Value] = {}
    files: dict[str, Value] = {}
    gone: list[str] = []


class CallBack(Struct, frozen=True, tag="callback"):
    """The student's code operates on an object of the check's; the worker waits for a Resume."""

    nonce: int
    operation: str
    args: list[Value]
    kwargs: dict[str, Value]
    printed: str
    after: dict[str, Value] = {}


Response = Ready | LayerDown | Loaded | Answer | CallBack

_encoder = msgspec.msgpack.Encoder()
_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_responses: msgspec.msgpack.Decoder[Response] = msgspec.msgpack.Decoder(Response)
_Message = TypeVar("_Message", Request, Response)
_ONE_PIECE_BYTES = 1 << 20
_READ_BYTES = 1 << 16


class Channel:
    """One end of the socket pair between session and worker."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._arrived = bytearray()

    def fileno(self) -> int:
        """Return the descriptor of the socket."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close this end."""
        self._socket.close()

    def send(self, message: Request | Response, buffers: list[bytes], deadline: float | None) -> None:
        """Send one frame before `deadline` (a time.monotonic() value); raise ValueError over the caps."""
        structure = _encoder.encode(message)
        size = sum(map(len, buffers))
        if len(structure) > MAX_STRUCTURE_BYTES or size > MAX_BUFFER_BYTES:
            raise ValueError(f"a frame of {len(structure)} + {size} bytes is over the cap")
        head = HEADER.pack(len(structure), size) + structure
        # in one piece where that is small: each one wakes the other side
        pieces = [b"".join([head, *buffers])] if size <= _ONE_PIECE_BYTES else [head, *buffers]
        try:
            for piece in pieces:
                self._arm(deadline)
                self._socket.sendall(piece)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise Closed from error

    def receive_request(self) -> tuple[Request, bytes]:
        """Wait for a request without a deadline; raise `Closed` at the end."""
        return self._receive(_requests, None)

    def receive_response(self, deadline: float) -> tuple[Response, bytes]:
        """Receive one response before `deadline`; raise TimeoutError, `Closed` or `ProtocolViolation`."""
        return self._receive(_responses, deadline)

    def _receive(
        self, decoder: msgspec.msgpack.Decoder[_Message], deadline: float | None
    ) -> tuple[_Message, bytes]:
        structure_size, buffer_size = HEADER.unpack(self._read(HEADER.size, deadline))
        if structure_size > MAX_STRUCTURE_BYTES or buffer_size > MAX_BUFFER_BYTES:
            raise ProtocolViolation("a frame over the cap")
        structure = self._read(structure_size, deadline)
        buffers = self._read(buffer_size, deadline)
        try:
            return decoder.decode(structure), buffers
        except (msgspec.MsgspecError, RecursionError, ValueError) as error:
            raise ProtocolViolation(f"a frame that does not decode: {type(error).__name__}") from None

    def _read(self, size: int, deadline: float | None) -> bytes:
        """Read exactly `size` bytes; grow with what arrives, so that a false length costs nothing.

        What arrives beyond that is kept: a small frame is read at once.
        """
        while len(self._arrived) < size:
            self._arm(deadline)
            try:
                chunk = self._socket.recv(min(max(size - len(self._arrived), _READ_BYTES), 1 << 20))
            except ConnectionResetError as error:
                raise Closed from error
            if not chunk:
                raise Closed
            self._arrived += chunk
        with memoryview(self._arrived) as arrived, arrived[:size] as frame:
            data = bytes(frame)  # one copy, whatever the size
        del self._arrived[:size]
        return data

    def _arm(self, deadline: float | None) -> None:
        if deadline is None:
            self._socket.settimeout(None)
            return
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
