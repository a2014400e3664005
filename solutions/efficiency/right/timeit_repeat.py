# timeit does the runs, einsum the product, .item() the waiting.
import timeit

import numpy as np
import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def time_matmul(n, repeats):
    generator = np.random.default_rng()
    a = generator.standard_normal((n, n), dtype=np.float32)
    b = generator.standard_normal((n, n), dtype=np.float32)
    on_device = [torch.tensor(x, device=DEVICE) for x in (a, b)]

    def with_torch():
        product = torch.einsum("ij,jk->ik", *on_device)
        product[0, 0].item()  # waits for the product
        return product

    def with_numpy():
        return np.einsum("ij,jk->ik", a, b)

    first, second = with_numpy(), with_torch().to("cpu").numpy()
    return dict(
        numpy_seconds=float(np.median(timeit.repeat(with_numpy, number=1, repeat=repeats))),
        torch_seconds=float(np.median(timeit.repeat(with_torch, number=1, repeat=repeats))),
        max_difference=float(max(abs(first - second).ravel())),
    )
