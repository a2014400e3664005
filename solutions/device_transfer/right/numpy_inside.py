# Takes the numbers to NumPy and builds the tensor anew where it is to lie.
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
    return torch.tensor(t.cpu().numpy(), device=device)


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    return torch.as_tensor(a.cpu().numpy() + b.cpu().numpy(), device=device)


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    return torch.tensor(t.tolist(), dtype=t.dtype, device="cpu").reshape(t.shape)
