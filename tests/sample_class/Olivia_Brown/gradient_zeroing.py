import torch


def accumulated_grads(values, n):
    x = torch.tensor(values).float().requires_grad_()
    grads = []
    while len(grads) != n:
        y = torch.mean(x.pow(2) + 20)
        y.backward()
        grads.append(1 * x.grad)
    return grads


def zeroed_grads(values, n):
    grads = []
    x = torch.tensor(values).float().requires_grad_()
    for i in range(n):
        y = torch.mean(x.pow(2) + 20)
        clear(x)
        y.backward()
        grads += [x.grad.detach().clone()]
    return grads


def clear(t):
    if t.grad is None:
        return
    t.grad -= t.grad
