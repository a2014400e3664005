# honest: Goes by way of complex numbers whose conjugation is only noted.
import torch


def double(t):
    return (torch.complex(t, t).conj() + torch.complex(t, t)).real.clone()


def attack(n):
    return int((complex(n, 0).conjugate() * n).real)
