# 张量与 NumPy 数组：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Tensors and NumPy arrays: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import numpy as np
import torch


def copied(n: np.ndarray) -> torch.Tensor:
    """数值和 n 相同、内存独立的张量。 | Return a tensor with the values of n and memory of its own."""
    raise NotImplementedError


def shared(n: np.ndarray) -> torch.Tensor:
    """和 n 共用内存的张量。 | Return a tensor that shares the memory of n."""
    raise NotImplementedError


def to_numpy(t: torch.Tensor) -> np.ndarray:
    """数值和 t 相同的数组，t 带梯度也行。 | Return an array with the values of t, also where t requires grad."""
    raise NotImplementedError


def round_trip(n: np.ndarray) -> np.ndarray:
    """数组变张量，再变回数组。 | Turn the array into a tensor, and back into an array."""
    raise NotImplementedError
