import torch


def accumulated_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    y = x ** 2 + 20
    result = []
    for i in range(n):
        y.backward()
        result.append(x.grad)
    return result


def zeroed_grads(values, n):
    x = torch.tensor(values, dtype=torch.float32, requires_grad=True)
    result = []
    for i in range(n):
        x.grad.zero_()
        (x ** 2 + 20).mean().backward()
        result.append(x.grad.clone())
    return result


def clear(t):
    t.grad.zero_()
