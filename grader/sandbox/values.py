"""Values: Python objects to wire values and back, by a closed table of kinds.

Nothing is pickled and no class is looked up by a name that came over the wire. Numbers, strings and
containers become plain data; tensors and arrays travel as a storage with strides, so that a
non-contiguous argument, or two arguments that share memory, arrive as they were. What the worker sends
is held to bounds in plain integers before anything is built of it. What cannot cross becomes `Opaque`.
"""

import builtins
import importlib
import sys
from collections import Counter, namedtuple
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, cast

from grader.sandbox import wire
from grader.sandbox.arrays import decode_array, decode_dtype, dtype_name, encode_array, is_array
from grader.sandbox.desk import Desk
from grader.sandbox.observations import Opaque
from grader.sandbox.shared import Shared, may_be_shared, written_out
from grader.sandbox.standard import make, parts_of
from grader.sandbox.tensors import decode_generator, decode_tensor, encode_generator, encode_tensor
from grader.sandbox.wire import ProtocolViolation, Value

if TYPE_CHECKING:
    import torch

    from grader.sandbox.recipes import Recipe

MAX_DEPTH = 100
_LIBRARIES = ("torch", "numpy")
MAX_ITEMS = 1_000_000
MAX_COLLISIONS = 1_000_000
MAX_RECORD_CLASSES = 64
MAX_FRACTION_BITS = 100_000

_SEQUENCES: dict[str, Callable[[list[object]], object]] = {
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
}


# exact classes that always cross by value
_BY_VALUE = frozenset({int, float, complex, str, bytes, list, tuple, set, frozenset, dict, range, slice})


class References(Protocol):
    """Handles to objects that stay where they are; each side has its own."""

    def refer(self, value: object) -> Value | None:
        """Return the reference of an object that is known already, or that must not cross by value."""

    def stay(self, value: object) -> Value | None:
        """Return a reference to an object that cannot cross by value."""

    def resolve(self, value: wire.Remote | wire.Local | wire.Held | wire.Global) -> object:
        """Return the object, or its stand-in; raise ProtocolViolation where there is none."""


# bytearray(10**11) and Fraction("1e99999999") would be made in full
_EXACT_PARTS: dict[str, type] = {"bytearray": bytes, "Fraction": int, "timedelta": int}


# made of a list, and kept by hashes
_HASHED_PARTS = frozenset({"OrderedDict", "dict_keys", "dict_items"})


class TooLarge(ValueError):
    """A value has more items, or is nested deeper, than can cross."""


class Encoder:
    """Turn the values of one frame into wire values and buffers.

    With `sharing` (arguments: trusted, exact), objects that appear twice are sent once and stay one
    object; without it (answers) containers are expanded and tensors are sent contiguous. `recipe` tells how
    a tensor with a graph was made; `arguments` maps ids of objects to the labels that they cross by.
    `references` gives handles to what cannot cross by value. With `shared`, containers are lent: they are
    shared from the `settle` of this frame on, under labels that begin with `frame`.
    """

    def __init__(
        self,
        *,
        sharing: bool,
        recipe: "Callable[[torch.Tensor], Recipe | None] | None" = None,
        arguments: Mapping[int, str] | None = None,
        references: "References | None" = None,
        shared: Shared | None = None,
        frame: str = "",
        desk: Desk | None = None,
    ) -> None:
        self._desk = desk
        self.sharing = sharing
        self._shared = shared
        self._frame = frame
        self._lent: dict[int, tuple[str, object]] = {}
        self._references = references
        self._recipe = recipe
        self._arguments = arguments or {}
        self.buffers: list[bytes] = []
        self._size = 0
        self._items = 0
        self._numbered: dict[int, int] = {}
        self._kept: list[object] = []
        self._storages: dict[int, wire.Buffer] = {}

    def encode(self, value: object, depth: int = 0) -> Value:
        """Return the wire value of `value`; raise TooLarge beyond the caps."""
        self._items += 1
        if depth > MAX_DEPTH or self._items > MAX_ITEMS:
            raise TooLarge("nested too deep" if depth > MAX_DEPTH else "too many items")
        if value is None or value is True or value is False:
            return value
        if self._references is not None and type(value) not in _BY_VALUE:
            reference = self._references.refer(value)
            if reference is not None:
                return reference
        if isinstance(value, int | float | complex | str | bytes) and not is_array(value):
            return self._encode_scalar(value)
        known = self._arguments.get(id(value)) or self._lent_label(value)
        if known is not None:
            return wire.Argument(known)
        if self._shared is not None and may_be_shared(value):
            label = f"{self._frame}{len(self._lent)}"
            self._lent[id(value)] = label, value
            return wire.Lent(label, self._encode_object(value, depth))
        if self.sharing:
            if id(value) in self._numbered:
                return wire.Again(self._numbered[id(value)])
            self._numbered[id(value)] = len(self._numbered)
            self._kept.append(value)
        return self._encode_object(value, depth)

    def contents(self, value: object) -> Value:
        """Return what a container holds, tensors and arrays by value: not as the argument that it is."""
        return self._encode_object(value, 0)

    def knowing(self, arguments: Mapping[int, str]) -> "Encoder":
        """Let what follows cross by these labels; return the encoder."""
        self._arguments = arguments
        return self

    def demand_modest(self) -> None:
        """Raise TooLarge where what is lent would be huge written out: containers that share their parts."""
        if self._lent and written_out(value for _, value in self._lent.values()) > MAX_ITEMS:
            raise TooLarge("too large written out")

    def settle(self) -> None:
        """Share what this frame lends: it is going to be sent."""
        if self._shared is not None:
            for label, value in self._lent.values():
                self._shared.add(label, value)

    def _lent_label(self, value: object) -> str | None:
        if self._shared is None:
            return None
        return self._lent[id(value)][0] if id(value) in self._lent else self._shared.label_of(value)

    def buffer(self, data: bytes) -> wire.Buffer:
        """Append raw bytes to the frame and return where they lie."""
        self.demand_room(len(data))
        where = wire.Buffer(self._size, len(data))
        self.buffers.append(data)
        self._size += len(data)
        return where

    def demand_room(self, size: int) -> None:
        """Raise TooLarge where `size` more bytes cannot cross: to be asked before they are copied."""
        if self._size + size > wire.MAX_BUFFER_BYTES:
            raise TooLarge("more bytes than can cross")

    def storage(self, address: int, data: Callable[[], bytes]) -> wire.Buffer:
        """Return the buffer of the storage at `address`, appended once a frame."""
        if not self.sharing or address == 0:
            return self.buffer(data())
        if address not in self._storages:
            self._storages[address] = self.buffer(data())
        return self._storages[address]

    def _encode_scalar(self, value: int | float | complex | str | bytes) -> Value:
        """Encode by the base class's own data: a subclass does not get to say what it is."""
        if isinstance(value, int):
            plain = int.__index__(value)
            return plain if -(1 << 63) <= plain < (1 << 64) else wire.BigInt(hex(plain))
        if isinstance(value, float):
            return float.__float__(value)
        if isinstance(value, complex):
            plain_complex = complex.__complex__(value)
            return wire.Complex(plain_complex.real, plain_complex.imag)
        if isinstance(value, str):
            place = self._desk.relative(str.__str__(value)) if self._desk is not None else None
            if place is not None:
                return wire.Named("desk", place.encode("utf-8", "replace").decode())
            # surrogates that stand alone cannot be UTF-8
            return str.__str__(value).encode("utf-8", "replace").decode()
        return wire.Bytes(self.buffer(bytes(memoryview(value))))

    def _encode_object(self, value: object, depth: int) -> Value:
        standard = parts_of(value)
        if standard is not None:
            return wire.Standard(standard[0], [self._encode_part(part, depth) for part in standard[1]])
        fields = _fields_of(value)
        if fields is not None:
            record = cast("tuple[object, ...]", value)
            items = [self.encode(item, depth + 1) for item in tuple.__iter__(record)]
            return wire.Record(type(value).__name__, fields, items)
        named = _name_of_results(value)
        if named is not None:
            items = [self.encode(item, depth + 1) for item in cast("tuple[object, ...]", value)]
            return wire.Record(named, [], items)
        if isinstance(value, list | tuple | set | frozenset):
            return self._encode_sequence(value, depth)
        if isinstance(value, dict):
            keys = [self.encode(key, depth + 1) for key in dict.keys(value)]
            return wire.Mapping(keys, [self.encode(item, depth + 1) for item in dict.values(value)])
        if isinstance(value, range | slice):
            ends = [self.encode(end, depth + 1) for end in (value.start, value.stop, value.step)]
            return wire.Span(type(value).__name__, *ends)
        if value is Ellipsis or value is NotImplemented:
            return wire.Named("ellipsis" if value is Ellipsis else "notimplemented", "")
        if isinstance(value, type) and vars(builtins).get(type.__getattribute__(value, "__name__")) is value:
            return wire.Named("type", type.__getattribute__(value, "__name__"))
        if is_array(value):
            return encode_array(value, self)
        dtype = dtype_name(value)
        if dtype is not None:
            return wire.Named("numpy_dtype", dtype)
        return self._encode_torch(value, depth)

    def _encode_part(self, part: object, depth: int) -> Value:
        """Encode what a value is made from: a container there is made for the occasion, and nobody's."""
        if type(part) not in (list, dict):
            return self.encode(part, depth + 1)
        if self.sharing:
            self._numbered[id(part)] = len(self._numbered)
            self._kept.append(part)
        return self._encode_object(part, depth + 1)

    def _encode_sequence(
        self, value: list[object] | tuple[object, ...] | set[object] | frozenset[object], depth: int
    ) -> Value:
        for base in (list, tuple, set, frozenset):
            if isinstance(value, base):
                # the base class's own iteration: a subclass does not get to say what it holds
                items = [self.encode(item, depth + 1) for item in base.__iter__(value)]  # type: ignore[arg-type]
                kind = "Size" if type(value).__qualname__ == "Size" and _is_size(value) else base.__name__
                return wire.Sequence(kind, items)
        raise AssertionError(type(value))

    def _encode_torch(self, value: object, depth: int) -> Value:
        torch = sys.modules.get("torch")
        if torch is not None:
            if isinstance(value, torch.Tensor):
                recipe = self._recipe(value) if self._recipe is not None else None
                return encode_tensor(value, self) if recipe is None else self._encode_recipe(recipe, depth)
            if isinstance(value, torch.dtype):
                return wire.Named("dtype", str(value).removeprefix("torch."))
            if isinstance(value, torch.device):
                return wire.Named("device", str(value))
            if isinstance(value, torch.Generator):
                return encode_generator(value, self)
        stays = self._references.stay(value) if self._references is not None else None
        return stays if stays is not None else wire.Foreign(_type_name(value))

    def _encode_recipe(self, recipe: "Recipe", depth: int) -> Value:
        args = [self.encode(arg, depth + 1) for arg in recipe.args]
        kwargs = {name: self.encode(arg, depth + 1) for name, arg in recipe.kwargs.items()}
        return wire.Made(recipe.function, args, kwargs, recipe.index)


class Decoder:
    """Turn the wire values of one frame into Python objects; raise ProtocolViolation on odd ones.

    `trusted` says that the frame came from the session: only then may tensors be views or be made by a
    function, and may one object appear again. `arguments` are the objects that an answer may name.
    """

    def __init__(
        self,
        buffers: bytes,
        *,
        trusted: bool,
        arguments: Mapping[str, object] | None = None,
        references: "References | None" = None,
        shared: Shared | None = None,
        desk: Desk | None = None,
    ) -> None:
        self.trusted = trusted
        self._desk = desk
        self._shared = shared
        self._lent: dict[str, object] = {}
        self._label: str | None = None
        self._references = references
        self._arguments = arguments or {}
        self.shared: dict[wire.Buffer, object] = {}
        self._buffers = buffers
        self._taken = 0
        self._record_classes: set[tuple[str, ...]] = set()
        self._items = 0
        self._numbered: list[object] = []

    def decode(self, value: Value, depth: int = 0) -> object:
        """Return the Python object of `value`."""
        self._items += 1
        if depth > MAX_DEPTH + 1 or self._items > MAX_ITEMS:
            raise ProtocolViolation("a value over the caps")
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, wire.BigInt | wire.Complex):
            return _decode_scalar(value)
        if isinstance(value, wire.Bytes):
            return bytes(self.storage(value.data))
        if isinstance(value, wire.Named) and value.kind == "desk":
            return self._on_desk(value.name)
        if isinstance(value, wire.Argument):
            return self._known(value.label)
        if isinstance(value, wire.Lent):
            return self._decode_lent(value, depth)
        if isinstance(value, wire.Again):
            if not self.trusted or not 0 <= value.index < len(self._numbered):
                raise ProtocolViolation("a reference to nothing")
            return self._numbered[value.index]
        number = len(self._numbered)
        self._numbered.append(None)
        self._numbered[number] = self._made(value, depth, number)
        return self._numbered[number]

    def _made(self, value: Value, depth: int, number: int | None) -> object:
        try:
            return self._decode_object(value, depth, number)
        except (ValueError, TypeError, RuntimeError, OverflowError, MemoryError) as error:
            if self.trusted:
                raise
            # what the worker sent cannot be made: its fault, whatever library says so
            raise ProtocolViolation(f"a value that cannot be made: {type(error).__name__}") from error

    def settle(self) -> None:
        """Share what this frame lent: it is decoded."""
        if not self.trusted and self._lent and written_out(self._lent.values()) > MAX_ITEMS:
            raise ProtocolViolation("containers that are too large written out")
        if self._shared is not None:
            for label, value in self._lent.items():
                self._shared.add(label, value)

    def _on_desk(self, place: str) -> str:
        if self._desk is None:
            raise ProtocolViolation("a place on no desk")
        return self._desk.root if place == "." else f"{self._desk.root}/{place}"

    def _known(self, label: str) -> object:
        if label in self._arguments:
            return self._arguments[label]
        found = self._lent.get(label)
        if found is None and self._shared is not None:
            found = self._shared.get(label)
        if found is None:
            raise ProtocolViolation("an argument that there is not")
        return found

    def _decode_lent(self, value: wire.Lent, depth: int) -> object:
        if self._shared is None or value.label in self._lent:
            raise ProtocolViolation("a container that cannot be shared")
        self._lent[value.label] = None
        # a set cannot hold itself
        self._label = value.label if isinstance(value.value, wire.Mapping | wire.Sequence) else None
        decoded = self._made(value.value, depth, None)
        if not may_be_shared(decoded):
            raise ProtocolViolation("a container that cannot be shared")
        self._lent[value.label] = decoded
        return decoded

    def _begin(self, whole: object, number: int | None) -> None:
        """Note a container that is about to be filled: it may hold itself."""
        if number is not None:
            self._numbered[number] = whole
        elif self._label is not None:
            self._lent[self._label], self._label = whole, None

    def storage(self, where: wire.Buffer) -> bytearray:
        """Return a writable copy of the bytes at `where`; an answer may use no byte of its frame twice."""
        if not 0 <= where.offset <= where.offset + where.length <= len(self._buffers):
            raise ProtocolViolation("a buffer that lies outside the frame")
        self._taken += where.length
        if not self.trusted and self._taken > len(self._buffers):
            raise ProtocolViolation("buffers that overlap")
        return bytearray(self._buffers[where.offset : where.offset + where.length])

    def _decode_object(self, value: Value, depth: int, number: int | None) -> object:
        if isinstance(value, wire.Sequence):
            return self._decode_sequence(value, depth, number)
        if isinstance(value, wire.Mapping):
            return self._decode_mapping(value, depth, number)
        if isinstance(value, wire.Span):
            ends = [self.decode(end, depth + 1) for end in (value.start, value.stop, value.step)]
            return _decode_span(value.kind, ends)
        if isinstance(value, wire.Named):
            return _decode_named(value, trusted=self.trusted)
        if isinstance(value, wire.Array):
            return decode_array(value, self)
        if isinstance(value, wire.Tensor):
            return decode_tensor(value, self)
        if isinstance(value, wire.Generator):
            return decode_generator(value, self)
        if isinstance(value, wire.Made):
            return self._decode_recipe(value, depth)
        if isinstance(value, wire.Standard):
            return self._decode_standard(value, depth)
        if isinstance(value, wire.Record):
            return self._decode_record(value, depth)
        if isinstance(value, wire.Remote | wire.Local | wire.Held | wire.Global) and self._references:
            return self._references.resolve(value)
        if isinstance(value, wire.Foreign):
            return Opaque(value.type_name[:200])
        raise ProtocolViolation("a value of no known kind")

    def _decode_recipe(self, value: wire.Made, depth: int) -> object:
        if not self.trusted:
            raise ProtocolViolation("an answer that asks for a call")
        from grader.sandbox.recipes import repeat

        args = [self.decode(arg, depth + 1) for arg in value.args]
        kwargs = {name: self.decode(arg, depth + 1) for name, arg in value.kwargs.items()}
        made = repeat(value.function, args, kwargs)
        return made if value.index is None else made[value.index]

    def _decode_standard(self, value: wire.Standard, depth: int) -> object:
        self._label = None  # it cannot hold itself
        parts = [self.decode(part, depth + 1) for part in value.args]
        if not all(type(part) is _EXACT_PARTS.get(value.kind, type(part)) for part in parts):
            raise ProtocolViolation("a value of the standard library that is made otherwise")
        try:
            self._demand_cheap(value.kind, parts)
            return make(value.kind, parts)
        except (KeyError, TypeError, ValueError, ArithmeticError, OverflowError) as error:
            raise ProtocolViolation("a value of the standard library that is none") from error

    def _demand_cheap(self, kind: str, parts: list[object]) -> None:
        """Refuse what the library would take very long to make."""
        if self.trusted:
            return
        if kind == "Fraction" and any(cast("int", part).bit_length() > MAX_FRACTION_BITS for part in parts):
            raise ProtocolViolation("a fraction over the cap")
        if kind in _HASHED_PARTS and parts and isinstance(parts[0], list):
            pairs = kind in ("OrderedDict", "dict_items")
            self._demand_hashes(item[0] if pairs else item for item in parts[0])

    def _decode_record(self, value: wire.Record, depth: int) -> object:
        items = [self.decode(item, depth + 1) for item in value.items]
        if not value.fields:
            return _make_results(value.type_name, items)
        if len(items) != len(value.fields) or len(value.fields) > 1_000:
            raise ProtocolViolation("a named tuple that does not fit its fields")
        self._record_classes.add((value.type_name, *value.fields))
        if not self.trusted and len(self._record_classes) > MAX_RECORD_CLASSES:
            raise ProtocolViolation("too many classes of named tuples")
        try:
            return _record_class(value.type_name, tuple(value.fields))._make(items)
        except (TypeError, ValueError) as error:
            raise ProtocolViolation("a named tuple that is none") from error

    def _decode_sequence(self, value: wire.Sequence, depth: int, number: int | None) -> object:
        if value.kind == "list":
            # numbered before its items, since it may hold itself
            whole: list[object] = []
            self._begin(whole, number)
            whole.extend(self.decode(item, depth + 1) for item in value.items)
            return whole
        items = [self.decode(item, depth + 1) for item in value.items]
        if value.kind == "Size":
            return _decode_size(items)
        try:
            if value.kind in ("set", "frozenset"):
                self._demand_hashes(items)
            return _SEQUENCES[value.kind](items)
        except (KeyError, TypeError) as error:
            raise ProtocolViolation("a sequence of no known kind") from error

    def _demand_hashes(self, keys: Iterable[object]) -> None:
        """Refuse what would take for ever in a set or dict: all but texts can be made to have one hash."""
        if self.trusted:
            return
        crowds = Counter(map(hash, keys)).values()
        if sum(size * (size - 1) // 2 for size in crowds) > MAX_COLLISIONS:
            raise ProtocolViolation("too many keys of one hash")

    def _decode_mapping(self, value: wire.Mapping, depth: int, number: int | None) -> object:
        if len(value.keys) != len(value.values):
            raise ProtocolViolation("a mapping with keys that lack values")
        whole: dict[object, object] = {}
        self._begin(whole, number)
        # all keys first, as they were encoded: what appears again is told by its place in that order
        keys = [self.decode(key, depth + 1) for key in value.keys]
        try:
            self._demand_hashes(keys)
            for key, item in zip(keys, value.values, strict=True):
                whole[key] = self.decode(item, depth + 1)
        except TypeError as error:
            raise ProtocolViolation("a mapping with a key that has no hash") from error
        return whole


def _decode_scalar(value: wire.BigInt | wire.Complex) -> object:
    if isinstance(value, wire.Complex):
        return complex(value.real, value.imag)
    if len(value.digits) > 1 << 20:
        raise ProtocolViolation("an integer over the cap")
    try:
        return int(value.digits, 16)
    except ValueError as error:
        raise ProtocolViolation("an integer that is none") from error


def _decode_span(kind: str, ends: list[object]) -> object:
    if kind == "slice":
        return slice(*ends)
    if kind != "range" or not all(type(end) is int for end in ends) or ends[2] == 0:
        raise ProtocolViolation("a range that is none")
    return range(*cast("list[int]", ends))


def _decode_named(value: wire.Named, *, trusted: bool) -> object:
    if value.kind in ("ellipsis", "notimplemented"):
        return Ellipsis if value.kind == "ellipsis" else NotImplemented
    if value.kind == "import" and trusted:
        return _imported(value.name)
    if value.kind == "type":
        kind = getattr(builtins, value.name, None)
        if isinstance(kind, type):
            return kind
    if value.kind == "numpy_dtype":
        return decode_dtype(value.name)
    if value.kind in ("dtype", "device") and len(value.name) < 40:
        import torch

        if value.kind == "dtype":
            dtype = getattr(torch, value.name, None)
            if isinstance(dtype, torch.dtype):
                return dtype
        else:
            try:
                return torch.device(value.name)
            except RuntimeError as error:
                raise ProtocolViolation("a device of no known kind") from error
    raise ProtocolViolation("a name of no known kind")


def name_of_library(value: object) -> str | None:
    """Return "module:name" of a function or class that both sides can import; None for all others."""
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if not isinstance(module, str) or not isinstance(name, str):
        return None
    root = module.split(".")[0]
    if root not in sys.stdlib_module_names and root not in _LIBRARIES:
        return None
    try:
        return f"{module}:{name}" if _imported(f"{module}:{name}") is value else None
    except (ImportError, AttributeError, KeyError):
        return None


def _imported(path: str) -> object:
    """Return the object of a path that the session sent."""
    module, _, name = path.partition(":")
    return attrgetter(name)(importlib.import_module(module))


def _decode_size(items: list[object]) -> object:
    import torch

    if not all(type(item) is int and 0 <= item < 1 << 63 for item in items):
        raise ProtocolViolation("a size that is none")
    return torch.Size(cast("list[int]", items))


def _is_size(value: object) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Size)


def _name_of_results(value: object) -> str | None:
    """Return the name of the class where a value is one of torch's named results; None for all others."""
    torch = sys.modules.get("torch")
    if torch is None or not isinstance(value, tuple) or type(value) is tuple:
        return None
    name = type(value).__name__
    return name if getattr(torch.return_types, name, None) is type(value) else None


def _make_results(name: str, items: list[object]) -> object:
    torch = sys.modules.get("torch")
    kind = getattr(torch.return_types, name, None) if torch is not None and name.isidentifier() else None
    if not isinstance(kind, type) or not issubclass(kind, tuple):
        raise ProtocolViolation("named results that are none")
    return kind(items)


def _fields_of(value: object) -> list[str] | None:
    """Return the fields of a named tuple; None for everything else."""
    fields = getattr(type(value), "_fields", None) if isinstance(value, tuple) else None
    if isinstance(fields, tuple) and fields and all(type(name) is str for name in fields):
        return list(fields)
    return None


@lru_cache(maxsize=256)
def _record_class(name: str, fields: tuple[str, ...]) -> Any:
    return namedtuple(name, fields)


def _type_name(value: object) -> str:
    kind = type(value)
    return f"{kind.__module__}.{kind.__qualname__}" if kind.__module__ != "builtins" else kind.__qualname__
