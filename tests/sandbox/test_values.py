"""Values cross in both directions as what they are, and what cannot cross says what it is."""

import math
from collections import OrderedDict, deque, namedtuple
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.sandbox.observations import Opaque
from grader.sandbox.values import MAX_DEPTH, MAX_ITEMS, Decoder, Encoder, TooLarge
from tests.sandbox.wire_values import arrays, crossed, same, tensors, values

BOTH = pytest.mark.parametrize("trusted", [True, False], ids=["to_the_worker", "to_the_session"])
bounded = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Loud(int):
    """An int that lies about itself."""

    def __index__(self) -> int:
        return 99

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


class Chatty(str):
    def __str__(self) -> str:
        return "lie"


class Liar(list):  # type: ignore[type-arg]
    def __iter__(self) -> Any:
        return iter(["lie"])

    def __len__(self) -> int:
        return 1


class Table(dict):  # type: ignore[type-arg]
    def keys(self) -> Any:
        return ["lie"]

    def __iter__(self) -> Any:
        return iter(["lie"])


class Colour(IntEnum):
    RED = 1


Point = namedtuple("Point", "x y")


@BOTH
@bounded
@given(value=values)
def test_every_kind_of_value_crosses_as_it_is(trusted: bool, value: object) -> None:
    assert same(crossed(value, trusted=trusted), value)


@BOTH
@bounded
@given(value=tensors())
def test_a_tensor_crosses_to_the_bit(trusted: bool, value: torch.Tensor) -> None:
    assert same(crossed(value, trusted=trusted), value)


@BOTH
@bounded
@given(value=arrays)
def test_an_array_crosses_to_the_bit(trusted: bool, value: Any) -> None:
    assert same(crossed(value, trusted=trusted), value)


@given(value=tensors())
@bounded
def test_an_argument_keeps_its_strides(value: torch.Tensor) -> None:
    arrived = crossed(value, trusted=True)

    assert isinstance(arrived, torch.Tensor)
    if value.numel():
        assert arrived.stride() == value.stride()


@BOTH
@pytest.mark.parametrize(
    "value",
    [
        0.0, -0.0, math.inf, -math.inf, math.nan, 1 << 63, -(1 << 63), (1 << 64) - 1, 1 << 64, -(1 << 64),
        OrderedDict(a=1), bytearray(b"ab"), deque([1, 2], 3), Decimal("1.50"), Fraction(1, 3),
        date(2020, 1, 2), datetime(2020, 1, 2, 3, tzinfo=UTC), timedelta(1, 2), int, ValueError,
        10**400, True, "", "🙂", b"\0", (), [], set(), frozenset(), {}, (1,), complex(math.nan, -0.0),
        np.float16(1.5), np.float32("nan"), np.int64(-1), np.bool_(True), np.str_("é"), np.bytes_(b"a"),
        np.longdouble(1) / 3, np.array(3.0), np.zeros((0, 3)), np.arange(6).reshape(2, 3)[::-1, ::2],
        np.broadcast_to(np.float32(2), (3, 3)), np.asfortranarray(np.eye(3)), torch.tensor(3.0),
        torch.empty(0, 3), torch.eye(3).T, torch.tensor([1 + 2j]), torch.ones(2, 1).expand(2, 3),
        torch.nn.Parameter(torch.ones(2)), torch.Size(()), torch.Generator().manual_seed(3),
    ],
    ids=repr,
)  # fmt: skip
def test_edge_cases_cross(trusted: bool, value: object) -> None:
    arrived = crossed(value, trusted=trusted)

    assert same(arrived, value)
    if isinstance(value, float):
        assert math.copysign(1, arrived) == math.copysign(1, value)  # type: ignore[arg-type]


@BOTH
@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Loud(3), 3),
        (Chatty("truth"), "truth"),
        (Liar([1, 2]), [1, 2]),
        (Table({1: 2}), {1: 2}),
        (Colour.RED, 1),
        ("\ud800", "?"),
    ],
)
def test_a_subclass_crosses_as_what_it_really_holds(trusted: bool, value: object, plain: object) -> None:
    assert same(crossed(value, trusted=trusted), plain)


@BOTH
@pytest.mark.parametrize(
    ("value", "name"),
    [
        (object(), "object"),
        (len, "builtin_function_or_method"),
        (torch.eye(2).to_sparse(), "sparse"),
        (torch.empty(2, device="meta"), "meta"),
        (np.array([object()]), "object"),
        (np.datetime64("2020-01-01"), "datetime64"),
        (np.zeros(1, [("a", "i4")]), "dtype"),
    ],
)
def test_what_cannot_cross_says_what_it_is(trusted: bool, value: object, name: str) -> None:
    arrived = crossed(value, trusted=trusted)

    assert isinstance(arrived, Opaque)
    assert name in arrived.type_name


@BOTH
def test_lazy_conjugation_and_negation_are_resolved(trusted: bool) -> None:
    value = torch.tensor([1 + 2j, 3 - 4j]).conj()

    for view in (value, value.imag):
        assert same(crossed(view, trusted=trusted), view.resolve_conj().resolve_neg())


@BOTH
def test_a_gradient_crosses_with_its_leaf(trusted: bool) -> None:
    leaf = torch.tensor([1.0, 2.0], requires_grad=True)
    (leaf * leaf).sum().backward()  # type: ignore[no-untyped-call]

    arrived = crossed(leaf, trusted=trusted)

    assert isinstance(arrived, torch.Tensor)
    assert arrived.grad is not None
    assert torch.equal(arrived.grad, torch.tensor([2.0, 4.0]))


def test_a_tensor_subclass_arrives_as_a_tensor() -> None:
    class Lying(torch.Tensor):
        @classmethod
        def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            return torch.zeros(())

    assert same(crossed(torch.ones(2).as_subclass(Lying), trusted=False), torch.ones(2))


def test_arguments_keep_identity_and_shared_memory() -> None:
    base = torch.zeros(4)
    items: list[object] = [base, base[1:], base]
    items.append(items)

    arrived = crossed(items, trusted=True)

    assert isinstance(arrived, list)
    assert arrived[0] is arrived[2]
    assert arrived[3] is arrived
    arrived[1][0] = 7
    assert arrived[0][1] == 7


def test_arguments_that_share_an_array_are_separate_where_they_overlap_only() -> None:
    whole = np.arange(4)

    first, second = crossed([whole[:2], whole[2:]], trusted=True)  # type: ignore[misc]

    assert same(first, whole[:2])
    assert same(second, whole[2:])


def test_an_answer_is_a_copy_of_its_part_alone() -> None:
    encoder = Encoder(sharing=False)
    encoder.encode(torch.zeros(1000)[:2])

    assert sum(map(len, encoder.buffers)) == 8


def test_an_answer_that_holds_itself_is_refused() -> None:
    whole: list[object] = []
    whole.append(whole)

    with pytest.raises(TooLarge, match="deep"):
        Encoder(sharing=False).encode(whole)


@pytest.mark.parametrize(("levels", "fits"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
def test_nesting_has_a_cap(levels: int, fits: bool) -> None:
    value: object = 1
    for _ in range(levels):
        value = [value]

    if fits:
        assert same(crossed(value, trusted=False), value)
    else:
        with pytest.raises(TooLarge):
            crossed(value, trusted=False)


def test_the_number_of_items_has_a_cap() -> None:
    with pytest.raises(TooLarge, match="many"):
        Encoder(sharing=False).encode([0] * (MAX_ITEMS + 1))


def test_the_number_of_bytes_has_a_cap() -> None:
    data = bytes(100 << 20)

    with pytest.raises(TooLarge, match="bytes"):
        Encoder(sharing=False).encode([data, data, data])


@given(seed=st.integers(0, 1 << 40))
@bounded
def test_a_generator_goes_on_where_it_was(seed: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    torch.rand(3, generator=generator)

    arrived = crossed(generator, trusted=True)

    assert isinstance(arrived, torch.Generator)
    assert torch.equal(torch.rand(3, generator=arrived), torch.rand(3, generator=generator))


def test_an_argument_that_comes_back_is_the_very_object() -> None:
    argument = torch.ones(2)
    encoder = Encoder(sharing=False, arguments={id(argument): "0"})
    encoded = encoder.encode([argument])

    (arrived,) = Decoder(b"", trusted=False, arguments={"0": argument}).decode(encoded)  # type: ignore[misc]

    assert arrived is argument
