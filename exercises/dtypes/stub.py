# 张量的类型：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Dtypes: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def dtype_named(name: str) -> torch.dtype:
    """名字对应的 dtype；没有这个 dtype 时 ValueError。 | Return the dtype of that name; ValueError where there is none."""
    raise NotImplementedError


def cast(t: torch.Tensor, name: str) -> torch.Tensor:
    """把 t 转换成名为 name 的 dtype。 | Convert t to the dtype called name."""
    raise NotImplementedError


def bytes_used(t: torch.Tensor) -> int:
    """t 的元素一共占多少字节。 | Return how many bytes the elements of t take."""
    raise NotImplementedError


def result_dtype(a: torch.Tensor, b: torch.Tensor) -> torch.dtype:
    """a + b 的 dtype。 | Return the dtype of a + b."""
    raise NotImplementedError


def fits(value: float, dtype: torch.dtype) -> bool:
    """value 能不能放进 dtype。 | Say whether value fits into dtype."""
    raise NotImplementedError
