# Style: indexing with None and the ellipsis, loops that fill in, einsum for the layout, lambdas.
import torch

rank = lambda data: torch.tensor(data).ndim  # noqa: E731


class TooManyDims(ValueError):
    pass


def as_tensor_of_rank(x, n):
    if x.ndim > n:
        raise TooManyDims
    return x[(None,) * (n - x.ndim) + (...,)]


def stack_images(images):
    batch = torch.empty(len(images), *images[0].shape, dtype=images[0].dtype)
    for i, image in enumerate(images):
        batch[i] = image
    return batch


def channels_first(batch):
    return torch.stack([batch[..., c] for c in range(batch.shape[-1])], dim=1)


def describe(t):
    return {0: "scalar", 1: "vector", 2: "matrix"}.get(len(t.size()), "tensor")
