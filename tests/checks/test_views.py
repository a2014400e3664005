"""Views: what a page shows of a value, cut and formatted, whatever the value is."""

import numpy as np
import pytest
import torch

from grader.checks.views import call_text, number, shown, view_of
from grader.results.model import MAX_VIEW_ENTRIES, TensorView
from grader.sandbox.observations import Opaque


def test_a_tensor_is_shown_entry_by_entry():
    assert view_of(torch.tensor([[1.5, 2.0]])) == TensorView(
        kind="tensor", shape=[1, 2], dtype="float32", values=["1.5", "2"]
    )


def test_an_array_is_shown_as_one():
    assert view_of(np.array(True)) == TensorView(kind="ndarray", shape=[], dtype="bool", values=["True"])


def test_marked_entries_are_flat_indices():
    mask = np.array([[False, True], [True, False]])

    assert view_of(torch.zeros(2, 2), mask).marked == [1, 2]


def test_a_large_tensor_is_cut():
    shown_view = view_of(torch.zeros(100, 100), np.ones((100, 100), dtype=bool))

    assert len(shown_view.values) == len(shown_view.marked) == MAX_VIEW_ENTRIES
    assert shown_view.truncated
    assert shown_view.shape == [100, 100]


def test_another_value_has_one_form():
    assert view_of((1, 2.0)) == TensorView(kind="tuple", values=["(1, 2.0)"])
    assert view_of(Opaque("Foo")) == TensorView(kind="Foo", values=["<Foo>"])
    assert view_of(None).values == ["None"]


def test_a_meta_tensor_has_no_values():
    assert view_of(torch.ones(2, device="meta")).values == []


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (1.0, "1.0"),
        (0.1 + 0.2, "0.3"),
        (1e30, "1e+30"),
        (-0.0, "0.0"),
        (float("nan"), "nan"),
        (1 - 2j, "1-2j"),
        (True, "True"),
        ("it's", '"it\'s"'),
        ([1, (2,), {"a": None}], "[1, (2,), {'a': None}]"),
        (torch.tensor([1.0, 2.5]), "tensor([1, 2.5])"),
        (torch.tensor(3), "tensor(3)"),
        (torch.ones(1, 2), "tensor([1, 1], shape=(1, 2))"),
        (torch.ones(99), "tensor float32 (99,)"),
        (torch.float32, "torch.float32"),
        (10**50, "2**166…"),
    ],
)
def test_short_forms_look_like_python(value, form):
    assert shown(value) == form


def nested(depth, width):
    value: object = 0
    for _ in range(depth):
        value = [value] * width
    return value


@pytest.mark.parametrize(
    "value",
    [nested(50_000, 1), nested(12, 50), "x" * 10_000_000, {i: i for i in range(100_000)}, [10**9000] * 1000],
    ids=["deep", "bushy", "long", "wide", "huge"],
)
def test_any_form_is_short(value):
    assert len(shown(value)) <= 400


def test_a_form_costs_little_whatever_the_nesting():
    class Counted(list):
        times = 0

        def __iter__(self):
            Counted.times += 1
            return super().__iter__()

    value = Counted([0] * 50)
    for _ in range(8):
        value = Counted([value] * 50)
    shown(value)

    assert Counted.times < 2000


def test_float64_is_shown_in_the_digits_that_its_tolerance_needs():
    assert view_of(torch.tensor([1.00000012], dtype=torch.float64)).values == ["1.00000012"]


def test_numbers_are_plain():
    assert [number(2.5), number(np.float32(0.5)), number(7), number(1 / 3, 4)] == [
        "2.5",
        "0.5",
        "7",
        "0.3333",
    ]


def test_a_call_shows_kinds_and_shapes_and_short_literals():
    arguments = (torch.ones(2, 3), np.ones(4), [1.0] * 9, (2, 3), "relu", torch.int64, None, lambda x: x)

    assert call_text("f", arguments, {"dim": -1, "keepdim": True}) == (
        "f(tensor float32 (2, 3), array float64 (4,), list of 9, (2, 3), 'relu', torch.int64, None, "
        "<lambda>, dim=-1, keepdim=True)"
    )


def test_a_call_is_short_whatever_its_arguments_are():
    assert len(call_text("f", (nested(3, 3), nested(9000, 1), *["x" * 1000] * 1000), {})) <= 400
