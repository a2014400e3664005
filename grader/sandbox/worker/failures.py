"""Exceptions of the student's code, told in plain data."""

import math
import mmap
import os
import traceback
from collections.abc import Mapping
from types import TracebackType

from grader.sandbox import wire
from grader.sandbox.values import Encoder
from grader.sandbox.worker.objects import Objects

MAX_MESSAGE = 2_000
MAX_TRACEBACK = 8_000
MAX_FRAMES = 40
_MAX_CAUSES = 3
_BALLAST_BYTES = 16 << 20
_PLAIN = (bool, int, float, str, type(None), list, tuple, dict, set)
_OUT_OF_MEMORY = (
    "can't allocate memory",
    "not enough memory",
    "Unable to allocate",
    "Cannot allocate memory",
    "bad_alloc",
    "failed to map segment from shared object",
)
_SCARCE_BYTES = 1 << 20
"""With less than this left, libraries fail for want of memory, whatever they say: "bad_alloc", or nothing."""


class Failures:
    """Describes exceptions; holds a little memory back, so that it can when there is no other left."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        # address space, which is what is limited; pages that nobody touches cost nothing
        self._ballast: mmap.mmap | None = mmap.mmap(-1, _BALLAST_BYTES)

    def describe(self, error: BaseException, files: Mapping[str, str], depth: int = 0) -> wire.Failure:
        """Return what may be told of `error`; `files` maps the paths of the student's files to their names.

        Only frames in these are kept.
        """
        out_of_memory = _is_out_of_memory(error)
        if out_of_memory:
            self._ballast = None
        frames = _frames(error.__traceback__, files)
        text = _traceback_text(error, files)
        if error.__traceback__ is not None:
            # the frames hold whatever filled the memory
            traceback.clear_frames(error.__traceback__)
        kind = type(error)
        message = _text(error)
        own = kind.__module__ not in ("builtins", "torch", "numpy") and not isinstance(error, MemoryError)
        line, file = _place(error, files)
        from_check = getattr(error, "__from_check__", None)
        return wire.Failure(
            type_name=kind.__qualname__[:200],
            bases=[f"{base.__module__}.{base.__qualname__}"[:200] for base in kind.__mro__[:20]],
            message=message,
            args=_arguments(error),
            frames=frames,
            line=line,
            file=file,
            out_of_memory=out_of_memory,
            traceback=text,
            kind=self._reference(error) if own else None,
            attributes=self._attributes(error),
            from_check=from_check if isinstance(from_check, int) else None,
            cause=self._earlier(error.__cause__, files, depth),
            context=None if error.__cause__ else self._earlier(error.__context__, files, depth),
            suppress_context=error.__suppress_context__,
        )

    def _reference(self, error: BaseException) -> wire.Remote | None:
        reference = self._objects.stay(error)
        return reference if isinstance(reference, wire.Remote) else None

    def _attributes(self, error: BaseException) -> dict[str, wire.Value]:
        """Return what the exception holds besides its arguments, as far as it is plain."""
        held = list(getattr(error, "__dict__", {}).items())[:20]
        if isinstance(error, ImportError | AttributeError | NameError):
            held.append(("name", error.name))
        named = [
            (name, value)
            for name, value in held
            if isinstance(name, str) and (not name.startswith("__") or name == "__notes__")
        ]
        encoded = {name: _encoded(value) for name, value in named}
        return {name: value[0] for name, value in encoded.items() if value}

    def _earlier(
        self, error: BaseException | None, files: Mapping[str, str], depth: int
    ) -> wire.Failure | None:
        return None if error is None or depth >= _MAX_CAUSES else self.describe(error, files, depth + 1)


def _is_out_of_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError):
        return True
    if not isinstance(error, RuntimeError | OSError | ImportError | SystemError):
        return False
    message = _text(error)
    if any(sign in message for sign in _OUT_OF_MEMORY):
        return True
    return not isinstance(error, OSError) and _bytes_left() < _SCARCE_BYTES


def _bytes_left() -> float:
    """Return how many bytes this process may still map; infinity where that is not known."""
    try:
        import resource  # not everywhere

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        with open("/proc/self/statm", encoding="utf-8") as line:
            mapped = int(line.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except MemoryError:
        return 0
    except (ImportError, OSError, ValueError):
        return math.inf
    return math.inf if limit == resource.RLIM_INFINITY else limit - mapped


def _place(error: BaseException, files: Mapping[str, str]) -> tuple[int | None, str]:
    """Return line and file that a SyntaxError of a student's file points to, (None, "") for all else."""
    if not isinstance(error, SyntaxError) or not isinstance(error.lineno, int):
        return None, ""
    name = files.get(error.filename) if isinstance(error.filename, str) else None
    return (None, "") if name is None else (error.lineno, name)


def _frames(trace: TracebackType | None, files: Mapping[str, str]) -> list[wire.Frame]:
    frames: list[wire.Frame] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename in files:
            frames.append(wire.Frame(trace.tb_lineno, code.co_name[:200], files[code.co_filename]))
        trace = trace.tb_next
    return frames if len(frames) <= MAX_FRAMES else frames[:3] + frames[-(MAX_FRAMES - 3) :]


def _traceback_text(error: BaseException, files: Mapping[str, str]) -> str:
    """Format the traceback from the student's first frame on, cut in the middle."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename not in files:
        trace = trace.tb_next
    try:
        text = "".join(traceback.format_exception(type(error), error, trace or None, limit=30, chain=False))
    except Exception as odd:  # the student's own __str__ runs in here
        text = f"{type(error).__qualname__} (its text raised {type(odd).__name__})"
    text = text.encode("utf-8", "replace").decode()
    if len(text) <= MAX_TRACEBACK:
        return text
    return text[: MAX_TRACEBACK // 2] + "\n[…]\n" + text[-MAX_TRACEBACK // 2 :]


def _text(error: BaseException) -> str:
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        return text[:MAX_MESSAGE].encode("utf-8", "replace").decode()
    except Exception as odd:  # the student's own __str__ runs in here
        return f"(its text raised {type(odd).__name__})"


def _arguments(error: BaseException) -> list[wire.Value]:
    """Return the exception's arguments where all are plain and short, else none."""
    args = error.args
    if isinstance(error, OSError) and error.filename is not None and len(args) == 2:
        args = (*args, error.filename)  # OSError takes it away from them
    encoded = [_encoded(arg) for arg in args[:10]]
    return [arg[0] for arg in encoded] if all(encoded) and len(encoded) == len(args) else []


def _encoded(value: object) -> list[wire.Value]:
    """Return the wire value of what is plain and short, in a list; an empty one for all else."""
    if type(value) is bytes and len(value) <= MAX_MESSAGE:
        return [wire.Standard("bytes", [value.decode("latin-1")])]
    if not isinstance(value, _PLAIN) or (isinstance(value, str) and len(value) > MAX_MESSAGE):
        return []
    encoder = Encoder(sharing=False)
    try:
        encoded = encoder.encode(value)
    except (ValueError, RecursionError):
        return []
    return [] if encoder.buffers else [encoded]
