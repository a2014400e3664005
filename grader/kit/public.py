"""Which modules beside the checks the sample checks need: these are handed out, and no others."""

import ast
from collections.abc import Iterator
from pathlib import Path

from grader.course import Topic
from grader.course.preload import imported_packages
from grader.errors import InputError

_CONFTEST = "conftest.py"


def public_modules(topic: Topic) -> list[Path]:
    """Return the modules of the topic's folder that its samples import, themselves or through each other.

    Raises InputError for one that the hidden checks use as well, unless exercise.toml hands it out by `kit`:
    it may hold what they expect.
    """
    if topic.samples is None:
        return []
    private = [topic.checks, *_conftests(topic)]
    hidden = {*private, *(found for file in private for found in _reached(file, topic.folder))}
    hidden -= set(topic.kit_files)
    found = sorted(_reached(topic.samples, topic.folder))
    for module in found:
        if module in hidden:
            name = module.relative_to(topic.folder).as_posix()
            wanted = f'no module of the hidden checks (or kit = ["{name}"] in exercise.toml)'
            raise InputError(topic.samples, wanted, f"an import of {name}")
    _require_own_fixtures(topic)
    return found


def named_mistakes(topic: Topic) -> list[str]:
    """Return which of the topic's mistakes its samples name: their texts go with them."""
    if topic.samples is None:
        return []
    said = {word for node in ast.walk(_parse(topic.samples)) for word in _words(node)}
    return [name for name in topic.mistakes if name in said]


def _require_own_fixtures(topic: Topic) -> None:
    assert topic.samples is not None
    tree = _parse(topic.samples)
    asked = {argument.arg for node in _functions(tree) for argument in node.args.args}
    own = set(_fixtures(tree))
    for conftest in _conftests(topic):
        for name in _fixtures(_parse(conftest)):
            if name in asked - own and conftest not in topic.kit_files:
                wanted = f"no fixture of the hidden {_CONFTEST}"
                raise InputError(topic.samples, wanted, f"the fixture {name}")


def _conftests(topic: Topic) -> list[Path]:
    places = (topic.folder, topic.folder.parent)
    return [folder / _CONFTEST for folder in places if (folder / _CONFTEST).is_file()]


def _reached(file: Path, folder: Path) -> set[Path]:
    """Return the modules of `folder` that the file imports, and those that these import."""
    found: set[Path] = set()
    waiting = [file]
    while waiting:
        for name in _imported(_parse(waiting.pop())):
            new = set(_local(folder, name)) - found
            found |= new
            waiting += new
    return found


def _local(folder: Path, name: str) -> list[Path]:
    """Return the files of the module or package of that name; a package counts as a whole."""
    module, package = folder / f"{name}.py", folder / name
    if package.is_dir():
        return sorted(package.rglob("*.py"))
    return [module] if module.is_file() else []


def _imported(tree: ast.Module) -> Iterator[str]:
    yield from imported_packages(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield from (alias.name for alias in node.names)


def _fixtures(tree: ast.Module) -> Iterator[str]:
    for node in _functions(tree):
        if any("fixture" in ast.unparse(decorator) for decorator in node.decorator_list):
            yield node.name


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _words(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(word)) | ast.keyword(arg=str(word)):
            yield word


def _parse(file: Path) -> ast.Module:
    try:
        return ast.parse(file.read_bytes())
    except (SyntaxError, ValueError) as error:
        raise InputError(file, "Python that can be read", str(error)) from error
