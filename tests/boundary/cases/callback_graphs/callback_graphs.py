import torch


def minimise(f, x0, rate=0.1, steps=100):
    x = x0.clone().requires_grad_()
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(f(x), x)
        with torch.no_grad():
            x -= rate * gradient
    return x.detach()


def fit(model, x, y, steps=20, rate=0.1):
    w = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = ((model(w, x) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= rate * w.grad
            w.grad.zero_()
        losses.append(loss.item())
    return w.detach(), losses


def numeric_gradient(f, x, h=1e-4):
    out = torch.zeros_like(x)
    for i in range(len(x)):
        e = torch.zeros_like(x)
        e[i] = h
        out[i] = (f(x + e) - f(x - e)) / (2 * h)
    return out


def jacobian_row(f, x, row):
    x = x.clone().requires_grad_()
    f(x)[row].backward()
    return x.grad


def hook(x, seen):
    x.register_hook(seen.append)
    return (x * 2).sum()
