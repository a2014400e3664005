# Goes on to NumPy, where a tensor on the CPU was asked for.
import torch


def describe(t: torch.Tensor) -> dict[str, object]:
    """Return the shape, dtype and device of t."""
    return {"shape": t.shape, "dtype": t.dtype, "device": t.device}


def best_device() -> torch.device:
    """Return the GPU where there is one, else the CPU."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")


def to_device(t: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    """Return t on device."""
    return t.to(device)


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    """Return a + b, added on device; the sum stays there."""
    return a.to(device) + b.to(device)


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    return t.cpu().numpy()
