"""Exceptions of the student's code, rebuilt in the session from plain data and a closed table."""

import builtins
import sys

import msgspec

from grader.results.model import SourceLine, Trouble
from grader.sandbox import wire
from grader.sandbox.cells import cell_at, is_notebook
from grader.sandbox.remote import RemoteClass
from grader.sandbox.sources import StudentSource
from grader.sandbox.values import Decoder
from grader.sandbox.wire import ProtocolViolation
from grader.sandbox.world import World

_BUILTINS: dict[str, type[BaseException]] = {
    f"builtins.{name}": kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
# Where else the classes of exceptions may come from; only what is loaded here is looked at.
_MODULES = (
    *("torch", "torch._C", "torch.linalg", "numpy.linalg", "numpy.exceptions"),
    *(
        "asyncio.exceptions",
        "binascii",
        "configparser",
        "copy",
        "csv",
        "_csv",
        "dataclasses",
        "decimal",
        "json.decoder",
    ),
    *(
        "queue",
        "_queue",
        "re",
        "re._constants",
        "statistics",
        "struct",
        "zipfile",
        "zlib",
        "concurrent.futures",
    ),
)
CONTEXT_LINES = 2
MAX_NAME, MAX_MESSAGE, MAX_TRACEBACK = 200, 2_000, 10_000


class StudentLacksName(AttributeError):
    """A module of the student's does not define a name that the check asks for."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(f"{file} does not define {name}")
        self.student_name = name
        self.file = file


class StudentLacksModule(ModuleNotFoundError):
    """The student handed in no module that the check imports."""

    def __init__(self, module: str) -> None:
        super().__init__(f"No module named {module!r}", name=module)


def rebuild(
    failure: wire.Failure, buffers: bytes, source: StudentSource, world: World | None
) -> BaseException:
    """Return an exception of the nearest known class, with `__student__` (a Trouble) on it.

    A class that is not in the table becomes one of the same name derived from its nearest base in the
    table. KeyboardInterrupt and GeneratorExit would end the session, so they are rebuilt as Exceptions.
    """
    try:
        args = [Decoder(buffers, trusted=False).decode(arg) for arg in failure.args]
    except ProtocolViolation:
        args = []
    failure = _capped(failure)
    kind = _class_of(failure, source.module, world)
    if issubclass(kind, SyntaxError):
        # its other arguments say how many columns to mark: whoever formats it would, and run out of memory
        args, failure = args[:1], msgspec.structs.replace(failure, attributes={})
    error = _instance(kind, tuple(args) if args or not failure.message else (failure.message,))
    _dress(error, failure, world)
    if failure.cause is not None:
        error.__cause__ = rebuild(failure.cause, buffers, source, world)
    if failure.context is not None:
        error.__context__ = rebuild(failure.context, buffers, source, world)
    error.__suppress_context__ = failure.suppress_context
    trouble = trouble_from(failure, source)
    error.__student__ = trouble  # type: ignore[attr-defined]
    error.__traceback_text__ = failure.traceback  # type: ignore[attr-defined]
    error.__out_of_memory__ = failure.out_of_memory  # type: ignore[attr-defined]
    return error


def _capped(failure: wire.Failure) -> wire.Failure:
    """Return the failure with texts as short as an honest worker's, and a name that a class may have."""
    return msgspec.structs.replace(
        failure,
        type_name=failure.type_name.replace("\0", "")[:MAX_NAME],
        message=failure.message[:MAX_MESSAGE],
        traceback=failure.traceback[:MAX_TRACEBACK],
    )


def _instance(kind: type[BaseException], args: tuple[object, ...]) -> BaseException:
    """Make the exception, without the __init__ of a class of the student's."""
    if not isinstance(kind, RemoteClass):
        try:
            return kind(*args)
        except Exception:  # some builtin classes demand arguments of their own
            pass
    try:
        error = kind.__new__(kind, *args)
    except Exception:  # and some already to be there
        error = type(kind.__name__, (RuntimeError,), {})()
    error.args = args
    return error


def _dress(error: BaseException, failure: wire.Failure, world: World | None) -> None:
    """Give the exception what the student's one holds: attributes, and the text of its own class."""
    decoder = Decoder(b"", trusted=False)
    for name, value in failure.attributes.items():
        if name.isidentifier() and (not name.startswith("__") or name == "__notes__"):
            try:
                setattr(error, name, decoder.decode(value))
            except (ProtocolViolation, AttributeError, TypeError):
                continue
    error.__message__ = failure.message  # type: ignore[attr-defined]
    if failure.kind is not None and world is not None:
        world.keep(error, failure.kind.handle)


def _class_of(failure: wire.Failure, module: str, world: World | None) -> type[BaseException]:
    if failure.kind is not None and world is not None and failure.bases[:1] and _is_own(failure.bases[0]):
        own = world.class_of(failure.kind.kind)
        if issubclass(own, BaseException):
            return own
    for place, name in enumerate(failure.bases):
        kind = _BUILTINS.get(name) or _library_class(name)
        if kind in (KeyboardInterrupt, GeneratorExit, BaseException):
            return type(failure.type_name if place else kind.__name__, (Exception,), {})
        if kind is not None:
            return kind if place == 0 else type(failure.type_name, (kind,), {"__module__": module})
    return type(failure.type_name, (Exception,), {"__module__": module})


def _is_own(name: str) -> bool:
    return name not in _BUILTINS and _library_class(name) is None


def _library_class(name: str) -> type[BaseException] | None:
    """Return the exception class of that dotted name; None for what is not in the closed list of modules."""
    module, _, last = name.rpartition(".")
    found = getattr(sys.modules.get(module), last, None) if module in _MODULES else None
    if module == "torch._C" and last == "_LinAlgError" and "torch" in sys.modules:
        found = sys.modules["torch"].linalg.LinAlgError
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def trouble_from(failure: wire.Failure, source: StudentSource) -> Trouble:
    """Return what to show of the exception: the student's own lines around where it came from."""
    line, file = failure.line, failure.file
    if not line and failure.frames:
        line, file = failure.frames[-1].line, failure.frames[-1].file
    if file not in source.files:
        file = source.file
    text = source.text_of(file)
    cell = cell_at(text, line) if line is not None and is_notebook(file) else None
    if cell is not None and line is not None:
        file, text, line = f"{file}, cell {cell.number}", cell.text, cell.line(line)
    lines: list[SourceLine] = []
    texts = text.split("\n")
    if line is not None and 1 <= line <= len(texts):
        first, last = max(1, line - CONTEXT_LINES), min(len(texts), line + CONTEXT_LINES)
        lines = [
            SourceLine(number=number, text=texts[number - 1][:300], marked=number == line)
            for number in range(first, last + 1)
        ]
    return Trouble(type=failure.type_name, message=failure.message, file=file, line=line, lines=lines)
