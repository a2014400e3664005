# 林晓雨  2024 级
import torch


def accumulated_grads(values, n):
    x = torch.tensor(values).float().requires_grad_()
    结果 = []
    while len(结果) != n:
        y = torch.mean(x.pow(2) + 20)
        y.backward()
        结果.append(1 * x.grad)
    return 结果


def zeroed_grads(values, n):
    结果 = []
    x = torch.tensor(values).float().requires_grad_()
    for 次 in range(n):
        y = torch.mean(x.pow(2) + 20)
        clear(x)
        y.backward()
        结果 += [x.grad.detach().clone()]
    return 结果


def clear(t):
    if t.grad is None:
        return
    t.grad -= t.grad
