# Style: names bound to lambdas, partials and an instance with __call__, no def for the task's functions.
# ruff: noqa: E731
from functools import partial

import torch


class Filled:
    """Make an int64 tensor of one value."""

    def __init__(self, value):
        self.value = value

    def __call__(self, rows, cols):
        return torch.full((rows, cols), self.value, dtype=torch.int64)


from_list = partial(torch.tensor, dtype=torch.float32)
from_list_as = lambda data, dtype: torch.tensor(data=data, dtype=dtype)
zeros_long = Filled(0)
ones_long = Filled(1)
random_uniform = lambda rows, cols, generator: torch.rand((rows, cols), generator=generator)
uninitialised = lambda rows, cols, device="cpu": torch.empty((rows, cols), device=device)
like = lambda t, value: torch.tensor(value, dtype=t.dtype, device=t.device).expand(t.shape).clone()
