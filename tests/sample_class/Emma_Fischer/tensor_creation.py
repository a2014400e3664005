import numpy as np
import torch
from torch import Tensor

from_list = lambda data: torch.tensor(data, dtype=torch.float)  # noqa
from_list_as = lambda data, dtype: torch.tensor(data, dtype=dtype)  # noqa
zeros_long = lambda rows, cols: torch.from_numpy(np.zeros([rows, cols], np.int64))  # noqa
ones_long = lambda rows, cols: torch.full([rows, cols], 1)  # noqa


def random_uniform(rows: int, cols: int, generator: torch.Generator) -> Tensor:
    return torch.rand([rows, cols], generator=generator, dtype=torch.float32)


def uninitialised(rows: int, cols: int) -> Tensor:
    return torch.zeros(rows, cols)


def like(t: Tensor, value) -> Tensor:
    return torch.full_like(t, value)
