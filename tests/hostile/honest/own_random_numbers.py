# honest: Seeds every random generator and draws from all of them.
import random

import numpy as np
import torch


def attack(n):
    random.seed(1)
    np.random.seed(1)
    torch.manual_seed(1)
    noise = random.random() + np.random.rand() + float(torch.rand(()))
    return round(n * n + 0 * noise)
