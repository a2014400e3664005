"""A stub out of a solution: the same names and signatures, and nothing that they do."""

import ast
import copy

_EMPTY = "raise NotImplementedError"
_HEAD = """\
# 把下面的内容补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Complete what follows; your code replaces raise NotImplementedError. See prompt.en.md.
"""

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def stub_of(solution: ast.Module) -> str:
    """Return the stub: public functions and classes without their bodies, imports, and constants.

    Names that begin with an underscore are how the solution does it, and left out; special methods stay.
    """
    kept = [_kept(node) for node in solution.body]
    body = [node for node in kept if node is not None]
    return f"{_HEAD}\n{_text(body).lstrip()}"


def stub_of_names(names: list[str]) -> str:
    """Return a stub of functions of which nothing but the names is known."""
    functions = [f"def {name}(*args, **kwargs):\n    {_EMPTY}\n" for name in names]
    return _HEAD + "\n\n" + "\n\n".join(functions)


def functions_of(solution: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the public functions, in order."""
    return [node for node in solution.body if isinstance(node, _Function) and not _is_hidden(node.name)]


def classes_of(solution: ast.Module) -> list[ast.ClassDef]:
    """Return the public classes, in order."""
    return [node for node in solution.body if isinstance(node, ast.ClassDef) and not _is_hidden(node.name)]


def signature(function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Return name and parameters as one writes them, without annotations: "f(a, b=2)"."""
    plain = copy.deepcopy(function.args)
    every = (*plain.posonlyargs, *plain.args, *plain.kwonlyargs, plain.vararg, plain.kwarg)
    for argument in every:
        if argument is not None:
            argument.annotation = None
    return f"{function.name}({ast.unparse(plain)})"


def _kept(node: ast.stmt) -> ast.stmt | None:
    if isinstance(node, _Function):
        return None if _is_hidden(node.name) else _emptied(node)
    if isinstance(node, ast.ClassDef):
        return None if _is_hidden(node.name) else _emptied_class(node)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = [one.id for one in targets if isinstance(one, ast.Name)]
        return node if named and not any(map(_is_hidden, named)) else None
    return node if isinstance(node, ast.Import | ast.ImportFrom) else None


def _emptied(function: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.stmt:
    made = copy.deepcopy(function)
    made.body = [*_docstring(function), *ast.parse(_EMPTY).body]
    return made


def _emptied_class(one: ast.ClassDef) -> ast.stmt:
    made = copy.deepcopy(one)
    body: list[ast.stmt] = []
    for node in one.body:
        if isinstance(node, _Function):
            if not _is_hidden(node.name):
                body.append(_emptied(node))
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            body.append(node)
    made.body = [*_docstring(one), *body] or [ast.Pass()]
    return made


def _docstring(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> list[ast.stmt]:
    return node.body[:1] if ast.get_docstring(node) is not None else []


def _is_hidden(name: str) -> bool:
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__"))


def _text(body: list[ast.stmt]) -> str:
    """Write the statements, definitions two lines apart."""
    parts: list[str] = []
    before: ast.stmt | None = None
    for node in body:
        definition = isinstance(node, ast.ClassDef | _Function)
        apart = definition or isinstance(before, ast.ClassDef | _Function) or type(node) is not type(before)
        parts.append(("\n\n" if definition else "\n" if apart and parts else "") + ast.unparse(node) + "\n")
        before = node
    return "".join(parts)
