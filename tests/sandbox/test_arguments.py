"""What counts as a change of an argument."""

import pytest
import torch

from grader.sandbox.worker.arguments import snapshot

TABLE = torch.arange(12.0).reshape(3, 4)


@pytest.mark.parametrize(
    "tensor",
    [TABLE, TABLE.T, TABLE[:, 1], TABLE[:1, 2], TABLE[2:, 1:2], TABLE[1, 2], TABLE[:0], TABLE[::2, ::3]],
    ids=["whole", "transposed", "column", "one", "one_in_two_dims", "number", "empty", "steps"],
)
def test_a_tensor_of_any_strides_has_a_snapshot_that_shows_a_change(tensor: torch.Tensor) -> None:
    before = snapshot(tensor)

    assert snapshot(tensor.clone()) == before
    assert not tensor.numel() or snapshot(tensor + 1) != before


def test_nan_equals_itself() -> None:
    t = torch.tensor([float("nan"), 1.0])

    assert snapshot(t) == snapshot(t)


def test_requires_grad_and_grad_belong_to_a_tensor() -> None:
    t = torch.tensor(2.0, requires_grad=True)
    before = snapshot(t)
    (t * t).backward()

    assert snapshot(t) != before
    t.grad = None
    assert snapshot(t) == before
    assert snapshot(t.requires_grad_(False)) != before
