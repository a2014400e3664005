"""Operators that know torch: reductions, dims, dtypes, views and copies, in-place, transposes."""

import ast
from collections.abc import Iterator

from grader.verify.mutants.change import Change, Operator, appended, replaced
from grader.verify.mutants.source import Site

# What is easily taken for what; both a tensor's methods and torch's functions.
_TAKEN_FOR: dict[str, tuple[str, ...]] = {
    "sum": ("mean", "prod", "cumsum"),
    "mean": ("sum", "median"),
    "prod": ("sum",),
    "max": ("min",),
    "min": ("max",),
    "amax": ("amin",),
    "amin": ("amax",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "any": ("all",),
    "all": ("any",),
    "std": ("var",),
    "zeros": ("ones", "empty"),
    "ones": ("zeros",),
    "zeros_like": ("ones_like",),
    "ones_like": ("zeros_like",),
    "empty": ("zeros",),
    "rand": ("randn",),
    "randn": ("rand",),
    "clone": ("detach",),
    "detach": ("clone",),
    "from_numpy": ("tensor",),
    "tensor": ("as_tensor",),
    "as_tensor": ("tensor",),
    "reshape": ("view",),
    "view": ("reshape",),
    "mm": ("mul",),
    "bmm": ("mul",),
    "matmul": ("mul",),
    "dot": ("mul",),
    "mul": ("matmul",),
    "stack": ("cat",),
    "cat": ("stack",),
    "floor": ("ceil", "round"),
    "ceil": ("floor",),
    "round": ("floor",),
    "sqrt": ("square",),
    "square": ("sqrt",),
    "sin": ("cos",),
    "cos": ("sin",),
    "acos": ("asin",),
    "no_grad": ("enable_grad",),
    "enable_grad": ("no_grad",),
    # dtypes, and the methods that convert to them
    "float16": ("float32",),
    "float32": ("float64", "float16"),
    "float64": ("float32",),
    "double": ("float",),
    "float": ("double", "int"),
    "long": ("int", "float"),
    "int": ("long",),
    "int8": ("int16",),
    "int16": ("int32",),
    "int32": ("int64", "uint8"),
    "int64": ("int32", "float32"),
    "bool": ("int",),
}
_BUILTINS: dict[str, tuple[str, ...]] = {
    "sum": ("max",),
    "max": ("min",),
    "min": ("max",),
    "any": ("all",),
    "all": ("any",),
    "float": ("int",),
    "int": ("float", "round"),
    "tuple": ("list",),
}
_REDUCTIONS = ("sum", "mean", "prod", "max", "min", "amax", "amin", "argmax", "argmin", "any", "all", "std")
_PRODUCTS = ("mm", "bmm", "matmul", "dot", "mv")
_METHODS = {ast.Add: "add_", ast.Sub: "sub_", ast.Mult: "mul_", ast.Div: "div_"}
_SYMBOLS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_IN_PLACE = (
    *("abs", "add", "clamp", "div", "exp", "fill", "floor", "log", "mul", "neg", "pow", "round"),
    *("sqrt", "squeeze", "sub", "t", "transpose", "unsqueeze", "zero"),
)
_VIEWS = ("view", "from_numpy", "expand", "as_strided", "detach", "numpy")


def taken_for(site: Site) -> Iterator[Change]:
    """Call what is easily taken for the function, method or dtype."""
    node = site.node
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        _, end = site.source.span(node)
        for other in _TAKEN_FOR.get(node.attr, ()):
            yield Change(f"{other} for {node.attr}", end - len(node.attr), end, other)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        for other in _BUILTINS.get(node.func.id, ()):
            yield replaced(site, node.func, f"{other} for {node.func.id}", other)


def dim(site: Site) -> Iterator[Change]:
    """Negate a dim that is asked for, or take the next one."""
    node = site.node
    if not isinstance(node, ast.keyword) or node.arg not in ("dim", "axis", "dims"):
        return
    if not isinstance(node.value, ast.Constant):
        value = site.source.atom(node.value)
        yield replaced(site, node.value, "dim negated", f"-{value}")
        yield replaced(site, node.value, "dim changed", f"{value} + 1")


def keepdim(site: Site) -> Iterator[Change]:
    """Keep the dim that a reduction removes."""
    node = site.node
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return
    names = [keyword.arg for keyword in node.keywords]
    last = [*node.args, *node.keywords]
    if node.func.attr in _REDUCTIONS and "keepdim" not in names and "dim" in names:
        yield appended(site, last[-1], "keepdim added", ", keepdim=True")


def transposed(site: Site) -> Iterator[Change]:
    """Transpose an operand of a matrix product."""
    node = site.node
    operands: list[ast.expr] = []
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        operands = [node.left, node.right]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _PRODUCTS:
        operands = node.args
    for operand in operands:
        yield replaced(site, operand, "transpose added", f"{site.source.atom(operand)}.mT")


def in_place(site: Site) -> Iterator[Change]:
    """Change an argument where a new tensor was to be made, and the other way round."""
    node, source = site.node, site.source
    match node:
        case ast.BinOp(left=ast.Name() as left, op=operator, right=right) if type(operator) in _METHODS:
            method = _METHODS[type(operator)]
            yield replaced(site, node, "in place", f"{left.id}.{method}({source.segment(right)})")
        case ast.AugAssign(target=target, op=operator, value=value) if type(operator) in _SYMBOLS:
            name, symbol = source.segment(target), _SYMBOLS[type(operator)]
            yield replaced(site, node, "copy for in-place", f"{name} = {name} {symbol} {source.atom(value)}")
        case ast.Call(func=ast.Attribute(attr=name) as method):
            _, end = source.span(method)
            if name in _IN_PLACE:
                yield Change("in place", end, end, "_")
            elif name.endswith("_") and name[:-1] in _IN_PLACE:
                yield Change("copy for in-place", end - 1, end, "")


def assigned_in_place(site: Site) -> Iterator[Change]:
    """Take `x -= y` for `x = x - y`."""
    match site.node:
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=left), op=operator, right=right)
        ) if left == name and type(operator) in _SYMBOLS:
            symbol = _SYMBOLS[type(operator)]
            text = f"{name} {symbol}= {site.source.segment(right)}"
            yield replaced(site, site.node, "in place", text)


def copied(site: Site) -> Iterator[Change]:
    """Return a copy where a view was asked for."""
    match site.node:
        case ast.Return(value=ast.Call(func=ast.Attribute(attr=name)) as call) if name in _VIEWS:
            copy = "copy" if name == "numpy" else "clone"
            yield appended(site, call, "copy for view", f".{copy}()")


TENSORS: tuple[Operator, ...] = (
    taken_for,
    dim,
    keepdim,
    transposed,
    in_place,
    assigned_in_place,
    copied,
)
