"""Arguments by place, where the student gave a parameter another name than the stub has."""

import inspect
from collections.abc import Callable, Mapping, Sequence


def by_place(
    function: Callable[..., object],
    parameters: Sequence[str],
    args: Sequence[object],
    kwargs: Mapping[str, object],
) -> tuple[list[object], dict[str, object]]:
    """Return the arguments as the function takes them: as given, or keywords of the stub by their place.

    `parameters` are the stub's names in order. `dot = torch.dot` and `def dot(u, v)` answer for
    `dot(a=x, b=y)` as well as any: what is graded is the answer.
    """
    if not kwargs or _takes(function, args, kwargs):
        return list(args), dict(kwargs)
    left, placed = dict(kwargs), list(args)
    for name in parameters[len(args) :]:
        if name not in left:
            break
        placed.append(left.pop(name))
    return placed, left


def _takes(function: Callable[..., object], args: Sequence[object], kwargs: Mapping[str, object]) -> bool:
    try:
        inspect.signature(function).bind(*args, **kwargs)
    except Exception:  # a builtin tells no signature, and a student's own may do anything
        return False
    return True
