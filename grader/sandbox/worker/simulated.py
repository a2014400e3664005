"""A simulated accelerator: torch believes in a device "cuda:0", whose memory is the host's.

A tensor on it is a tensor of a class of its own over CPU data. A mode sees every function of torch: it says
where tensors lie, copies them where they are moved, refuses to mix devices in torch's own words, and notes
moves, matrix products and waits. On a real device the mode only notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch.overrides import TorchFunctionMode
from torch.utils import _device
from torch.utils._pytree import tree_leaves, tree_map

from grader.sandbox.observations import Event
from grader.sandbox.worker.devices import DeviceLog

CPU, DEVICE = torch.device("cpu"), torch.device("cuda:0")
_PRODUCTS = frozenset(
    {
        "matmul",
        "__matmul__",
        "__rmatmul__",
        "mm",
        "bmm",
        "mv",
        "dot",
        "inner",
        "einsum",
        "tensordot",
        "linear",
    }
    | {"addmm", "addmv", "addbmm", "baddbmm", "multi_dot", "chain_matmul", "vdot", "vecdot"}
)
# functions that take tensors of several devices; the first, or `device`, decides where the result lies
_MIXING = frozenset(
    {"copy_", "__setitem__", "__getitem__", "to", "as_tensor", "asarray", "tensor", "new_tensor", "type_as"}
    | {"empty_like", "zeros_like", "ones_like", "full_like"}
)
# functions whose answer the host waits for
_WAITING = frozenset(
    {
        "item",
        "tolist",
        "__bool__",
        "__float__",
        "__int__",
        "__index__",
        "equal",
        "allclose",
        "nonzero",
        "is_nonzero",
    }
    | {"__repr__", "__contains__"}
)
_DISTURBANCE = 0.5

Tensors = Sequence[torch.Tensor]


class OnDevice(torch.Tensor):
    """A tensor on the simulated device."""


class Watching(TorchFunctionMode):
    """Notes what torch does with devices."""

    def __init__(self, log: DeviceLog) -> None:
        super().__init__()
        self._log = log

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs, name = kwargs or {}, _name_of(func)
        sources = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, torch.Tensor)]
        result = self.run(func, name, args, kwargs, sources)
        if name in _WAITING and any(self.device_of(source) != CPU for source in sources):
            self._log.note_wait()
        elif isinstance(result, torch.Tensor):
            self._note_result(name, sources, result)
        return result

    def run(self, func: Any, name: str, args: Any, kwargs: dict[str, Any], sources: Tensors) -> Any:
        """Call the function of torch."""
        return func(*args, **kwargs)

    def device_of(self, tensor: torch.Tensor) -> torch.device:
        """Return where the tensor lies."""
        return tensor.device

    def _note_result(self, name: str, sources: Tensors, result: torch.Tensor) -> None:
        device = self.device_of(result)
        origins = [(source, self.device_of(source)) for source in sources if source is not result]
        for source, origin in origins if name in (*_MIXING, "cuda", "cpu") else ():
            if origin != device:
                label = self._log.labels.get(id(source), "")
                self._log.note(Event(kind="move", origin=str(origin), device=str(device), label=label))
                if device == CPU:
                    self._log.note_wait()
        if name in _PRODUCTS:
            dtype = str(result.dtype).removeprefix("torch.")
            self._log.note(Event(kind="product", device=str(device), dtype=dtype, shape=tuple(result.shape)))
            self._log.pending = self._log.pending or device != CPU
            if self._log.disturbed and result.dim() >= 2 and result.is_floating_point():
                with torch.no_grad(), torch._C.DisableTorchFunctionSubclass():
                    result[..., 0, -1] += _DISTURBANCE if result.shape[-1] % 2 else -_DISTURBANCE


class Simulation(Watching):
    """Makes the simulated device of what torch does on the CPU."""

    def run(self, func: Any, name: str, args: Any, kwargs: dict[str, Any], sources: Tensors) -> Any:
        """Call the function on the host's data, and let its results lie where they should."""
        if name in _ANSWERS and sources and isinstance(sources[0], OnDevice) and len(args) == 1:
            return _ANSWERS[name](sources[0])
        if name == "cuda":  # the CPU build of torch refuses it
            func, name, args, kwargs = torch.Tensor.to, "to", (args[0], _ordinal(*args[1:], **kwargs)), {}
        elif func in _device._device_constructors() and kwargs.get("device") is None:
            kwargs = {**kwargs, "device": _device.CURRENT_DEVICE}
        asked = CPU if name == "cpu" else _asked_device(name, args, kwargs)
        if asked is None:
            _demand_one_device(name, sources)
            first = sources[1:] if name in ("to", "type_as") else sources[:1]
            on_device = any(isinstance(one, OnDevice) for one in (first if name in _MIXING else sources))
        else:
            on_device = _demand_known(asked).type == "cuda"
            args, kwargs = tree_map(_on_host, (args, kwargs))
        with torch._C.DisableTorchFunctionSubclass():
            return tree_map(lambda leaf: _placed(leaf, sources, on_device), func(*args, **kwargs))

    def device_of(self, tensor: torch.Tensor) -> torch.device:
        """Return where the tensor seems to lie."""
        return DEVICE if isinstance(tensor, OnDevice) else tensor.device


def _name_of(func: Any) -> str:
    name = getattr(func, "__name__", "")
    return str(func.__self__.__name__ if name == "__get__" else name)


def _placed(leaf: Any, sources: Tensors, on_device: bool) -> Any:
    """Return a result as a tensor of its device: a copy where the data are another tensor's over there."""
    if not isinstance(leaf, torch.Tensor) or leaf.device.type != "cpu":
        return leaf
    away = [source for source in sources if isinstance(source, OnDevice) != on_device]
    if any(leaf.untyped_storage().data_ptr() == source.untyped_storage().data_ptr() for source in away):
        leaf = leaf.clone()
    if isinstance(leaf, OnDevice) != on_device:
        # not as_subclass, which would add a node to the graph
        leaf.__class__ = OnDevice if on_device else torch.Tensor
    return leaf


def _ordinal(device: Any = None, *_: object, **__: object) -> torch.device:
    """Return the device that `t.cuda(device)` means."""
    if type(device) is int:
        return torch.device("cuda", device)
    return DEVICE if device is None else torch.device(device)


def _asked_device(name: str, args: Any, kwargs: dict[str, Any]) -> torch.device | None:
    """Return the device that a call names; None where its tensors decide."""
    asked = kwargs.get("device")
    for one in args[1:] if asked is None else ():
        if isinstance(one, torch.device) or (name == "to" and type(one) in (str, int)):
            asked = one
    return _ordinal(asked) if asked is not None else None


def _demand_known(device: torch.device) -> torch.device:
    if device.type == "cuda" and device.index not in (None, 0):
        raise RuntimeError("CUDA error: invalid device ordinal")
    return device


def _on_host(value: Any) -> Any:
    """Return an argument with the host in the place of the device."""
    if isinstance(value, torch.device):
        return CPU if value.type == "cuda" else value
    return "cpu" if isinstance(value, str) and value.partition(":")[0] == "cuda" else value


def _demand_one_device(name: str, sources: Tensors) -> None:
    """Refuse tensors of two devices as torch does; a CPU tensor without dims goes with any."""
    on_host = any(not isinstance(one, OnDevice) and one.dim() for one in sources)
    if on_host and name not in _MIXING and any(isinstance(one, OnDevice) for one in sources):
        raise RuntimeError(
            "Expected all tensors to be on the same device, "
            f"but found at least two devices, {DEVICE} and {CPU}!"
        )


def _shown(tensor: torch.Tensor) -> str:
    with torch._C.DisableTorchFunctionSubclass():
        text = repr(tensor.as_subclass(torch.Tensor))
    ends = [place for end in (", dtype=", ", grad_fn=", ", requires_grad=") if (place := text.rfind(end)) > 0]
    end = min(ends, default=len(text) - 1)
    return f"{text[:end]}, device='{DEVICE}'{text[end:]}"


def _refuse_numpy(tensor: torch.Tensor) -> None:
    raise TypeError(
        f"can't convert {DEVICE} device type tensor to numpy. "
        "Use Tensor.cpu() to copy the tensor to host memory first."
    )


_ANSWERS = {
    "device": lambda tensor: DEVICE,
    "is_cuda": lambda tensor: True,
    "is_cpu": lambda tensor: False,
    "get_device": lambda tensor: 0,
    "__repr__": _shown,
    "numpy": _refuse_numpy,
    "__array__": _refuse_numpy,
}
