# Style: brackets counted in the printed list, views of new strides, padding of nothing, vmap over the images.
import itertools
from collections import defaultdict

import torch
from torch.func import vmap


def rank(data):
    steps = [{"[": 1, "]": -1}.get(letter, 0) for letter in str(data)]
    return max(itertools.accumulate(steps))


def as_tensor_of_rank(x, n):
    missing = n - x.dim()
    if missing < 0:
        raise ValueError(f"{x.dim()} dims, {n} asked for")
    return x.as_strided((1,) * missing + x.shape, (0,) * missing + x.stride())


def stack_images(images):
    return torch.nn.utils.rnn.pad_sequence(images, batch_first=True)


def channels_first(batch):
    return vmap(lambda image: torch.stack(image.unbind(-1)))(batch)


names = defaultdict(lambda: "tensor", enumerate(("scalar", "vector", "matrix")))


def describe(t):
    return names[t.ndim]
