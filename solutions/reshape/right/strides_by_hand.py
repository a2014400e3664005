# Style: strides merged and split by hand for as_view, with an error class of its own; recursion and filled tensors for the rest.
import torch


class NoView(RuntimeError):
    pass


def _rows(a, *shape):
    out = torch.empty(shape, dtype=a.dtype)
    out.view(-1)[:] = flatten(a)
    return out


def to_two_rows(a):
    return _rows(a, 2, a.numel() // 2)


def flatten(a):
    if a.dim() == 1:
        return a
    if a.dim() == 0:
        return a.expand(1)
    return torch.cat([flatten(part) for part in a])


def rows_of_three(a):
    return _rows(a, a.numel() // 3, 3)


def to_blocks(a):
    return _rows(a, a.numel() // 6, 3, 2)


def as_view(a, rows):
    n = a.numel()
    if n % rows:
        raise NoView("does not divide")
    cols = n // rows
    # [size, stride] of the dims, merged from the right where they lie without a gap
    chunks = []
    for size, stride in zip(reversed(a.shape), reversed(a.stride())):
        if size == 1:
            continue
        if chunks and stride == chunks[-1][0] * chunks[-1][1]:
            chunks[-1][0] *= size
        else:
            chunks.append([size, stride])
    strides, want = [], [cols, rows]
    for size in want:
        if size == 1:
            strides.append(1)
            continue
        if not chunks or chunks[0][0] % size:
            raise NoView("not here")
        strides.append(chunks[0][1])
        chunks[0][0] //= size
        chunks[0][1] *= size
        if chunks[0][0] == 1:
            chunks.pop(0)
    return a.as_strided((rows, cols), strides[::-1])


def shares_memory(a, b):
    def span(t):
        s = t.untyped_storage()
        return s.data_ptr(), s.data_ptr() + s.nbytes()

    (p, q), (r, s) = span(a), span(b)
    return p < s and r < q
