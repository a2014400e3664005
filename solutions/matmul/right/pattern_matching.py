# Style: pattern matching and recursion on shapes; batches laid out flat for bmm; lists for one entry.
import torch


def mm2d(a, b):
    return (a.unsqueeze(2) * b.unsqueeze(0)).sum(1, dtype=a.dtype)


def batch_matmul(a, b):
    shape = torch.broadcast_shapes(a.shape[:-2], b.shape[:-2])
    A = a.expand(*shape, *a.shape[-2:]).reshape(-1, *a.shape[-2:])
    B = b.expand(*shape, *b.shape[-2:]).reshape(-1, *b.shape[-2:])
    return torch.bmm(A, B).reshape(*shape, a.shape[-2], b.shape[-1])


def entry(a, b, i, j):
    return sum(p * q for p, q in zip(a[i].tolist(), b[:, j].tolist()))


def elementwise(a, b):
    out = a.clone(memory_format=torch.contiguous_format)
    return out.mul_(b)


class ShapesDoNotFit(ValueError):
    pass


def product_shape(shape_a, shape_b):
    match list(shape_a), list(shape_b):
        case ([], _) | (_, []):
            raise ShapesDoNotFit
        case [k], rest:
            return (
                product_shape((1, k), rest)[:-1]
                if len(rest) == 1
                else (lambda s: s[:-2] + s[-1:])(product_shape((1, k), rest))
            )
        case rest, [k]:
            return product_shape(rest, (k, 1))[:-1]
        case [m, k], [k2, n]:
            if k != k2:
                raise ShapesDoNotFit
            return (m, n)
        case [*p, m, k], [*q, k2, n]:
            p, q = p or [1], q or [1]
            if 1 not in (p[-1], q[-1]) and p[-1] != q[-1]:
                raise ShapesDoNotFit
            if len(p) == len(q) == 1:
                return (max(p[-1], q[-1]), *product_shape((m, k), (k2, n)))
            inner = product_shape((*p[:-1], m, k), (*q[:-1], k2, n))
            return (*inner[:-2], max(p[-1], q[-1]), m, n)
