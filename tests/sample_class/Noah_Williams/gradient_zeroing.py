# 梯度清零 | Zeroing gradients
# 把每个 raise NotImplementedError 换成你的代码；函数名和参数名不要改。
# Replace each `raise NotImplementedError` by your code; keep the names of functions and parameters.
# 题目说明 | The task: prompt.zh.md, prompt.en.md

import torch


def accumulated_grads(values: list[float], n: int) -> list[torch.Tensor]:
    """不清零，反向传播 n 次，返回每次之后的梯度 | Run backward n times without zeroing; return the gradient seen after each."""
    raise NotImplementedError


def zeroed_grads(values: list[float], n: int) -> list[torch.Tensor]:
    """每次先清零再反向传播，返回每次之后的梯度 | The same, zeroing each time; return the gradient seen after each backward."""
    raise NotImplementedError


def clear(t: torch.Tensor) -> None:
    """清掉 t.grad，t 本身不变 | Clear t.grad and leave t itself as it is."""
    raise NotImplementedError
