"""Tensors on the wire: dtype by name, shape, strides, and the bytes of the storage."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Protocol, cast

from grader.sandbox import wire
from grader.sandbox.bounds import MAX_RANK, contiguous_strides, covers
from grader.sandbox.wire import ProtocolViolation, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    import torch

# Names that torch may lack in a given version are left out when the table is used.
DTYPES = frozenset(
    {
        *("float64", "float32", "float16", "bfloat16", "complex128", "complex64", "complex32", "bool"),
        *("int64", "int32", "int16", "int8", "uint64", "uint32", "uint16", "uint8"),
        *("float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e8m0fnu"),
    }
)


class BufferWriter(Protocol):
    """Where an encoder puts raw bytes."""

    sharing: bool

    def buffer(self, data: bytes) -> wire.Buffer:
        """Append raw bytes to the frame."""

    def storage(self, address: int, data: Callable[[], bytes]) -> wire.Buffer:
        """Append a storage once a frame."""

    def demand_room(self, size: int) -> None:
        """Raise ValueError where so many bytes cannot cross."""


class BufferReader(Protocol):
    """Where a decoder takes raw bytes from."""

    trusted: bool
    shared: dict[wire.Buffer, object]

    def storage(self, where: wire.Buffer) -> bytearray:
        """Return the bytes at `where`."""


def encode_tensor(tensor: torch.Tensor, writer: BufferWriter) -> Value:
    """Encode a strided tensor with its requires_grad and grad; other layouts become `Foreign`."""
    import torch

    with torch._C.DisableTorchFunction(), torch.no_grad():
        refusal = _refusal(tensor)
        if refusal:
            return wire.Foreign(refusal)
        parameter = isinstance(tensor, torch.nn.Parameter)
        gradient = tensor.grad if tensor.is_leaf else None
        encoded = None
        if gradient is not None and not _refusal(gradient):
            encoded = _encode_strided(gradient, writer, requires_grad=False, grad=None, parameter=False)
        return _encode_strided(
            tensor, writer, requires_grad=tensor.requires_grad, grad=encoded, parameter=parameter
        )


def _encode_strided(
    tensor: torch.Tensor,
    writer: BufferWriter,
    *,
    requires_grad: bool,
    grad: wire.Tensor | None,
    parameter: bool,
) -> wire.Tensor:
    import torch

    plain = tensor.detach().as_subclass(torch.Tensor).resolve_conj().resolve_neg().cpu()
    if writer.sharing and plain.numel():
        storage = plain.untyped_storage()
        where = writer.storage(storage.data_ptr(), lambda: _bytes_of(storage))
        strides, offset = list(plain.stride()), int(plain.storage_offset())
    else:
        writer.demand_room(plain.numel() * plain.element_size())
        plain = plain.contiguous()
        storage = plain.untyped_storage()
        start = int(plain.storage_offset()) * plain.element_size()
        where = writer.buffer(_bytes_of(storage, start, plain.numel() * plain.element_size()))
        strides, offset = contiguous_strides(list(plain.shape)), 0
    name = str(plain.dtype).removeprefix("torch.")
    return wire.Tensor(name, list(plain.shape), strides, offset, where, requires_grad, grad, parameter)


def _bytes_of(storage: torch.UntypedStorage, start: int = 0, size: int | None = None) -> bytes:
    size = storage.nbytes() if size is None else size
    return ctypes.string_at(storage.data_ptr() + start, size) if size else b""


def _refusal(tensor: torch.Tensor) -> str:
    """Return why the tensor cannot cross, or ""."""
    import torch

    if tensor.layout != torch.strided:
        return f"a tensor of layout {tensor.layout}"
    if tensor.dim() > MAX_RANK:
        return f"a tensor of {tensor.dim()} dims"
    if tensor.device.type == "meta":
        return "a tensor on the meta device, which holds no data"
    if tensor.is_nested or tensor.is_quantized or str(tensor.dtype).removeprefix("torch.") not in DTYPES:
        return f"a tensor of dtype {tensor.dtype}"
    return ""


def decode_tensor(value: wire.Tensor, reader: BufferReader) -> torch.Tensor:
    """Build the tensor; raise ProtocolViolation where it lies outside its storage."""
    import torch

    dtype = getattr(torch, value.dtype, None) if value.dtype in DTYPES else None
    if dtype is None:
        raise ProtocolViolation("a tensor of no known dtype")
    if not covers(value.shape, value.strides, value.offset, dtype.itemsize, value.storage.length):
        raise ProtocolViolation("a tensor that lies outside its storage")
    if not reader.trusted and value.strides != contiguous_strides(value.shape):
        raise ProtocolViolation("an answer that is a view")
    tensor = torch.empty(0, dtype=dtype)
    if value.storage.length:
        storage = _decode_storage(value.storage, reader, clean=dtype is torch.bool)
        tensor.set_(storage, value.offset, value.shape, value.strides)
    else:
        tensor = tensor.new_empty(value.shape)
    return _dress(tensor, value, reader)


def _decode_storage(where: wire.Buffer, reader: BufferReader, *, clean: bool) -> torch.UntypedStorage:
    """Return the storage at `where`: one object for one stretch, so that views stay views of each other."""
    import torch

    if reader.trusted and where in reader.shared:
        return cast("torch.UntypedStorage", reader.shared[where])
    raw = torch.frombuffer(reader.storage(where), dtype=torch.uint8)
    if clean and not reader.trusted:
        raw = raw.ne(0).view(torch.uint8)  # a bool byte is 0 or 1, whatever was sent
    storage = raw.untyped_storage()
    reader.shared[where] = storage
    return storage


def _dress(tensor: torch.Tensor, value: wire.Tensor, reader: BufferReader) -> torch.Tensor:
    import torch

    differentiable = tensor.is_floating_point() or tensor.is_complex()
    if value.parameter:
        tensor = torch.nn.Parameter(tensor, requires_grad=value.requires_grad and differentiable)
    elif value.requires_grad and differentiable:
        tensor.requires_grad_()
    if value.grad is not None:
        if value.grad.shape != value.shape or value.grad.grad is not None or value.grad.dtype != value.dtype:
            raise ProtocolViolation("a gradient that does not fit its tensor")
        tensor.grad = decode_tensor(value.grad, reader)
    return tensor


def encode_generator(generator: torch.Generator, writer: BufferWriter) -> Value:
    """Encode a CPU generator as its state."""
    if generator.device.type != "cpu":
        return wire.Foreign(f"a torch.Generator on {generator.device}")
    return wire.Generator(writer.buffer(bytes(generator.get_state().numpy())))


def decode_generator(value: wire.Generator, reader: BufferReader) -> torch.Generator:
    """Build a generator with the state that was sent."""
    import torch

    generator = torch.Generator()
    try:
        generator.set_state(torch.frombuffer(reader.storage(value.state), dtype=torch.uint8))
    except (RuntimeError, ValueError, TypeError) as error:
        raise ProtocolViolation("a generator with an odd state") from error
    return generator
