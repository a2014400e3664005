"""The chapter's ways: x.grad.data.zero_(), where there is a grad."""

import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, requires_grad=True, dtype=torch.float32)
    grads = []
    for _ in range(n):
        # 对输入x进行计算
        y = x**2 + 20
        y2 = y.mean()
        # 自动微分
        y2.backward()
        grads.append(x.grad.clone())
    return grads


def zeroed_grads(values, n):
    x = torch.tensor(values, requires_grad=True, dtype=torch.float32)
    grads = []
    for _ in range(n):
        y = x**2 + 20
        y2 = y.mean()
        # 第一次是没有反向传播 grad没有值, 所以需要加上判断
        if x.grad is not None:
            x.grad.data.zero_()
        y2.backward()
        grads.append(x.grad.clone())
    return grads


def clear(t):
    if t.grad is not None:
        t.grad.data.zero_()
