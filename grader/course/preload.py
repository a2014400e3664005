"""Decide what the warm process imports before the first check: nothing that no check needs."""

import ast
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from grader.course.model import Course, Topic

# Imports that cost so much that a class must pay for them once, not once a submission.
EXPENSIVE = ("numpy", "torch")

# What torch itself imports late, 0.4 and 0.9 s, and the words in the code that makes it do so.
_LATE = {
    "torch.fx.experimental.symbolic_shapes": ("grad", "backward", "broadcast"),
    "torch._dynamo": ("optim", "torch.compile", "dynamo"),
}

# Of a topic's folder, what does not run in a session of each suite.
_NOT_CHECKS = {"checks": frozenset({"stub.py", "samples.py"}), "samples": frozenset({"stub.py"})}


def preload_of(course: Course) -> tuple[str, ...]:
    """Return the modules to import once: those of course.toml, else the expensive ones checks import."""
    if course.preload is not None:
        return course.preload
    left_out = _NOT_CHECKS[course.suite]
    files = (file for topic in course.topics for file in _check_files(topic, left_out))
    wanted = {name for file in files for name in _imports(file)}
    return tuple(name for name in EXPENSIVE if name in wanted)


def late_imports(preload: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Return what of torch to import as well, since this code will ask for it.

    Whatever is imported for nothing makes every fork dearer; what is missing, each worker imports by itself.
    """
    if "torch" not in preload:
        return ()
    code = "\n".join(texts)
    return tuple(module for module, words in _LATE.items() if any(word in code for word in words))


def course_texts(topics: Iterable[Topic], suite: str) -> Iterator[str]:
    """Yield the texts of the topics' checks of a suite, of the modules beside them, and of references."""
    for topic in topics:
        reference = topic.solutions.reference
        solved = [reference, *reference.rglob("*.py")] if reference is not None else []
        for file in [*_check_files(topic, _NOT_CHECKS[suite]), *solved]:
            if file.is_file():
                yield file.read_text("utf-8", "replace")


def _check_files(topic: Topic, left_out: Collection[str]) -> Iterator[Path]:
    """Yield the file of checks and the helper modules beside it."""
    for file in topic.folder.rglob("*.py"):
        if file.name not in left_out and file.is_file():
            yield file


def _imports(file: Path) -> Iterator[str]:
    """Yield the top-level packages that the file imports anywhere, also by `importorskip("torch")`."""
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError, RecursionError):
        return  # the session says what is wrong with the file, with its line
    yield from imported_packages(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="importorskip" | "import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield module.partition(".")[0]


def imported_packages(tree: ast.Module) -> Iterator[str]:
    """Yield the top-level packages of the absolute imports anywhere in a file."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
