# Makes an empty tensor on the device and copies into it.
import torch


def describe(t: torch.Tensor) -> dict[str, object]:
    return dict(shape=tuple(t.shape), dtype=t.dtype, device=t.device)


def best_device() -> torch.device:
    return torch.device("cuda", 0) if torch.cuda.is_available() else torch.device("cpu")


def to_device(t: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    there = torch.empty(t.shape, dtype=t.dtype, device=device)
    there.copy_(t)
    return there


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    total = torch.zeros(a.shape, dtype=a.dtype, device=device)
    total.copy_(a)
    total += to_device(b, total.device)
    return total


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    return torch.empty_like(t, device="cpu").copy_(t)
