# honest: Saves tensors with torch and NumPy, and loads them again.
import io

import numpy as np
import torch


def double(t):
    buffer = io.BytesIO()
    torch.save({"t": t}, buffer)
    buffer.seek(0)
    return torch.load(buffer)["t"] * 2


def attack(n):
    torch.save(torch.tensor(n), "n.pt")
    np.save("n.npy", np.array([n]))
    return int(torch.load("n.pt")) * int(np.load("n.npy")[0])
