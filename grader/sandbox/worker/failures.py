"""Exceptions of the student's code, told in plain data."""

import traceback
from types import TracebackType

from grader.sandbox import wire
from grader.sandbox.values import Encoder

MAX_MESSAGE = 2_000
MAX_TRACEBACK = 8_000
MAX_FRAMES = 40
_OUT_OF_MEMORY = (
    "can't allocate memory",
    "not enough memory",
    "Unable to allocate",
    "Cannot allocate memory",
)


def describe_failure(error: BaseException, file: str) -> wire.Failure:
    """Return what may be told of `error`; `file` is the student's file, whose frames are kept."""
    frames = _frames(error.__traceback__, file)
    text = _traceback_text(error, file)
    if error.__traceback__ is not None:
        # the frames hold whatever filled the memory
        traceback.clear_frames(error.__traceback__)
    kind = type(error)
    message = _text(error)
    return wire.Failure(
        type_name=kind.__qualname__[:200],
        bases=[f"{base.__module__}.{base.__qualname__}"[:200] for base in kind.__mro__[:20]],
        message=message,
        args=_arguments(error),
        frames=frames,
        line=error.lineno if isinstance(error, SyntaxError) and isinstance(error.lineno, int) else None,
        out_of_memory=isinstance(error, MemoryError)
        or (isinstance(error, RuntimeError | OSError) and any(sign in message for sign in _OUT_OF_MEMORY)),
        traceback=text,
    )


def _frames(trace: TracebackType | None, file: str) -> list[wire.Frame]:
    frames: list[wire.Frame] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == file:
            frames.append(wire.Frame(trace.tb_lineno, code.co_name[:200]))
        trace = trace.tb_next
    return frames if len(frames) <= MAX_FRAMES else frames[:3] + frames[-(MAX_FRAMES - 3) :]


def _traceback_text(error: BaseException, file: str) -> str:
    """Format the traceback from the student's first frame on, cut in the middle."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename != file:
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
    """Return the exception's arguments where all are short plain values, else none."""
    args = error.args
    if len(args) > 10 or not all(arg is None or isinstance(arg, bool | int | float | str) for arg in args):
        return []
    if any(isinstance(arg, str) and len(arg) > MAX_MESSAGE for arg in args):
        return []
    encoder = Encoder(sharing=False)
    return [encoder.encode(arg) for arg in args]
