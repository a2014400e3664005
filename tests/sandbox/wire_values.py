"""Values of every kind that crosses, for hypothesis; and their equality, exact to kind, dtype and bits."""

import math
from collections.abc import Callable

import numpy as np
import torch
from hypothesis import strategies as st
from hypothesis.extra import numpy as of_numpy

from grader.sandbox.observations import Opaque
from grader.sandbox.tensors import DTYPES
from grader.sandbox.values import Decoder, Encoder

_TORCH_DTYPES = sorted(name for name in DTYPES if hasattr(torch, name) and not name.startswith("complex32"))
_shapes = of_numpy.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
_characters = st.characters(exclude_categories=("Cs",))


@st.composite
def tensors(draw: st.DrawFn) -> torch.Tensor:
    """Draw a strided tensor of any dtype, perhaps a view, perhaps one that requires grad."""
    dtype = getattr(torch, draw(st.sampled_from(_TORCH_DTYPES)))
    shape = draw(_shapes)
    size = math.prod(shape) * dtype.itemsize
    data = draw(st.binary(min_size=size, max_size=size))
    if dtype is torch.bool:
        data = bytes(byte & 1 for byte in data)
    plain = (
        torch.frombuffer(bytearray(data), dtype=dtype).reshape(shape)
        if size
        else torch.empty(shape, dtype=dtype)
    )
    if plain.ndim >= 2 and draw(st.booleans()):
        plain = plain.transpose(0, 1)
    if plain.ndim >= 1 and draw(st.booleans()):
        plain = plain[1:]
    if (plain.is_floating_point() or plain.is_complex()) and draw(st.booleans()):
        plain = plain.detach().requires_grad_()
    return plain


_array_dtypes = st.one_of(
    of_numpy.boolean_dtypes(),
    of_numpy.integer_dtypes(endianness="?"),
    of_numpy.unsigned_integer_dtypes(endianness="?"),
    of_numpy.floating_dtypes(endianness="?"),
    of_numpy.complex_number_dtypes(endianness="?"),
    of_numpy.byte_string_dtypes(min_len=1, max_len=3),
    of_numpy.unicode_string_dtypes(min_len=1, max_len=3),
)
arrays = of_numpy.arrays(dtype=_array_dtypes, shape=_shapes)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=-(1 << 200), max_value=1 << 200)
    | st.floats()
    | st.complex_numbers()
    | st.text(_characters)
    | st.binary()
)
spans = st.builds(
    slice, st.none() | st.integers(-9, 9), st.none() | st.integers(-9, 9), st.none() | st.integers(1, 3)
) | st.builds(range, st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 3))
names = st.sampled_from(
    [..., torch.float32, torch.bool, torch.device("cpu"), torch.device("cuda", 1), torch.Size((2, 0))]
)
leaves = scalars | spans | names | tensors() | arrays


def _containers(inside: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    keys = (
        st.none() | st.booleans() | st.integers() | st.text(_characters) | st.tuples(st.integers(), st.text())
    )
    return (
        st.lists(inside, max_size=4)
        | st.lists(inside, max_size=4).map(tuple)
        | st.sets(st.integers() | st.text(_characters), max_size=4)
        | st.frozensets(st.integers(), max_size=4)
        | st.dictionaries(keys, inside, max_size=4)
    )


values = st.recursive(leaves, _containers, max_leaves=8)


def same(one: object, other: object) -> bool:
    """Return whether two values are of one kind and equal to the last bit."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.generic) and isinstance(other, np.generic):
        return _same_array(np.asarray(one), np.asarray(other))
    compare = _COMPARISONS.get(type(one))
    return compare(one, other) if compare is not None else one == other  # type: ignore[no-any-return]


def _same_items(one: list[object], other: list[object]) -> bool:
    return len(one) == len(other) and all(map(same, one, other))


def _same_dict(one: dict[object, object], other: dict[object, object]) -> bool:
    return _same_items(list(one), list(other)) and _same_items(list(one.values()), list(other.values()))


def _same_tensor(one: torch.Tensor, other: torch.Tensor) -> bool:
    return (
        (one.shape, one.dtype, one.requires_grad) == (other.shape, other.dtype, other.requires_grad)
        and bits(one) == bits(other)
        and (one.grad is None) == (other.grad is None)
        and (one.grad is None or other.grad is None or _same_tensor(one.grad, other.grad))
    )


def bits(tensor: torch.Tensor) -> bytes:
    """Return the bytes of the values in row-major order."""
    flat = tensor.detach().clone(memory_format=torch.contiguous_format).reshape(-1)
    return flat.view(torch.uint8).numpy().tobytes() if flat.numel() else b""


def _same_array(one: np.ndarray, other: np.ndarray) -> bool:  # type: ignore[type-arg]
    return (one.shape, one.dtype, one.tobytes()) == (other.shape, other.dtype, other.tobytes())


def _same_float(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


_COMPARISONS: dict[type, Callable[..., bool]] = {
    list: _same_items,
    tuple: _same_items,
    dict: _same_dict,
    torch.Tensor: _same_tensor,
    torch.nn.Parameter: _same_tensor,
    np.ndarray: _same_array,
    float: _same_float,
    complex: lambda one, other: _same_float(one.real, other.real) and _same_float(one.imag, other.imag),
    torch.Generator: lambda one, other: torch.equal(one.get_state(), other.get_state()),
    Opaque: lambda one, other: one == other,
}


def crossed(value: object, *, trusted: bool) -> object:
    """Return the value as it arrives in the worker (trusted) or in the session."""
    encoder = Encoder(sharing=trusted)
    encoded = encoder.encode(value)
    return Decoder(b"".join(encoder.buffers), trusted=trusted).decode(encoded)
