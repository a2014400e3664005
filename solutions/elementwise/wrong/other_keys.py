# Uses the names of torch's functions as keys.
import torch


def multiply(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the product of a and b, entry by entry."""
    return a * b


def basic_operations(a: torch.Tensor, b: torch.Tensor) -> dict[str, torch.Tensor]:
    return {"add": a + b, "sub": a - b, "mul": a * b, "div": a / b}


def scale(k: float, a: torch.Tensor) -> torch.Tensor:
    """Return a with every entry times the number k."""
    return k * a


def cross(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return a × b for vectors of three entries: (a₁b₂ − a₂b₁, a₂b₀ − a₀b₂, a₀b₁ − a₁b₀)."""
    return torch.linalg.cross(a, b)
