# 标量、向量、矩阵、张量：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Scalars, vectors, matrices, tensors: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def rank(data: list | float) -> int:
    """列表嵌套的层数，一个数是 0。 | Return how deep the lists are nested, 0 for a number."""
    raise NotImplementedError


def as_tensor_of_rank(x: torch.Tensor, n: int) -> torch.Tensor:
    """在前面补长度为 1 的维度，直到有 n 维；已经超过时抛出 ValueError。 | Put dims of size 1 in front until x has n; ValueError where it has more."""
    raise NotImplementedError


def stack_images(images: list[torch.Tensor]) -> torch.Tensor:
    """把 N 张 (H, W, C) 的图像叠成 (N, H, W, C)。 | Stack N images of (H, W, C): (N, H, W, C)."""
    raise NotImplementedError


def channels_first(batch: torch.Tensor) -> torch.Tensor:
    """(N, H, W, C) → (N, C, H, W)。 | Return the batch with its channels first: (N, H, W, C) → (N, C, H, W)."""
    raise NotImplementedError


def describe(t: torch.Tensor) -> str:
    """按维数返回 "scalar"、"vector"、"matrix" 或 "tensor"。 | Name t by its number of dims: "scalar", "vector", "matrix" or "tensor"."""
    raise NotImplementedError
