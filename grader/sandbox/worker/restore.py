"""Grad mode and default dtype: set for a call, and put back after it."""

import sys
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from torch import dtype


def set_modes(grad_enabled: bool) -> object:
    """Set the grad mode of the check; return the default dtype to come back to (None without torch)."""
    torch = sys.modules.get("torch")
    if torch is None:
        return None
    torch.set_grad_enabled(grad_enabled)
    return torch.get_default_dtype()


def restore_modes(grad_enabled: bool, default_dtype: object) -> tuple[bool, bool]:
    """Put grad mode and default dtype back; return which of them the call had changed."""
    torch = sys.modules.get("torch")
    if torch is None:
        return False, False
    changed = (
        torch.is_grad_enabled() != grad_enabled,
        default_dtype is not None and torch.get_default_dtype() != default_dtype,
    )
    torch.set_grad_enabled(True)
    if changed[1]:
        torch.set_default_dtype(cast("dtype", default_dtype))
    return changed
