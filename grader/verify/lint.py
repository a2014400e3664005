"""Weaknesses that grading alone does not show: a check that never fails, a text or a name that is missing."""

import ast
import builtins
import re
from collections.abc import Iterable, Iterator, Mapping

from grader.course import Topic
from grader.results import CheckResult, Text

# What a prompt may call a dtype besides its own name.
_ALIASES = {
    "float": "float32", "double": "float64", "half": "float16", "long": "int64", "int": "int32",
    "short": "int16", "cfloat": "complex64", "cdouble": "complex128",
}  # fmt: skip
_DTYPES = ("bfloat16", "bool", "int8", "uint8", *_ALIASES.values())
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
# So few Latin words may be a Chinese text too: a title such as "autograd".
MAX_WORDS = 2


def unfailed(checks: Iterable[str], failures: Iterable[Iterable[str]]) -> list[str]:
    """Return the checks that are in none of the sets of failed checks."""
    seen = {check for failed in failures for check in failed}
    return [check for check in checks if check not in seen]


def missing_texts(topic: Topic, checks: Iterable[CheckResult]) -> Iterator[str]:
    """Yield each text that lacks a language: titles, hints, what mistakes say, what the checks are called."""
    texts: dict[str, Text] = {"title": topic.titles}
    for name, mistake in topic.mistakes.items():
        texts[f"mistake {name}: message"] = mistake.message
        if mistake.hint is not None:
            texts[f"mistake {name}: hint"] = mistake.hint
    for number, hint in enumerate(topic.hints, start=1):
        texts[f"hint {number}"] = hint
    for check in checks:
        if check.titles.en == check.titles.zh == check.id:
            continue  # it has no title of its own, and goes by its name
        texts[f"check {check.id}: title"] = check.titles
    for place, text in texts.items():
        for language in _missing(text):
            yield f"{place}: has no text in {language}"


def unnamed_demands(topic: Topic, prompts: Mapping[str, str]) -> Iterator[str]:
    """Yield each error type and dtype that a check asks for and a prompt, by language, does not name."""
    tree = ast.parse(topic.checks.read_text(encoding="utf-8"))
    errors, dtypes = set(_errors(tree)), set(_dtypes(tree))
    for language, prompt in prompts.items():
        for name in sorted(errors):
            if not re.search(rf"\b{name}\b", prompt):
                yield f"prompt.{language}.md: does not name the error {name} that a check wants"
        for name in sorted(dtypes):
            aliases = [f"torch.{alias}" for alias, full in _ALIASES.items() if full == name]
            if not any(re.search(rf"\b{re.escape(word)}\b", prompt) for word in (name, *aliases)):
                yield f"prompt.{language}.md: does not name the dtype {name} that a check wants"


def demanded_names(tree: ast.Module) -> set[str]:
    """Return the error types and dtypes that a check file asks for."""
    return {*_errors(tree), *_dtypes(tree)}


def _missing(text: Text) -> Iterator[str]:
    if not text.zh.strip() or (len(_WORD.findall(text.zh)) > MAX_WORDS and not _CHINESE.search(text.zh)):
        yield "Chinese"
    if not text.en.strip() or len(_CHINESE.findall(text.en)) > len(_WORD.findall(text.en)):
        yield "English"


def _errors(tree: ast.Module) -> Iterator[str]:
    """Yield the exceptions X of `raises(X)`, an expectation's or pytest's."""
    for call in _calls(tree, "raises"):
        wanted = call.args[:1]
        for node in wanted[0].elts if wanted and isinstance(wanted[0], ast.Tuple) else wanted:
            kind = getattr(builtins, node.id, None) if isinstance(node, ast.Name) else None
            if isinstance(kind, type) and issubclass(kind, BaseException):
                yield kind.__name__


def _dtypes(tree: ast.Module) -> Iterator[str]:
    """Yield the dtypes that an answer must have: of `has(dtype=…)`, and of a value that it must equal."""
    for call in _calls(tree, "has"):
        yield from (name for keyword in call.keywords for name in _dtype(keyword.value))
    for call in _calls(tree, "equals"):
        for value in call.args[:1]:
            if isinstance(value, ast.Call):
                parts = [*value.args, *(keyword.value for keyword in value.keywords)]
                yield from (name for part in parts for name in _dtype(part))


def _calls(tree: ast.Module, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield node


def _dtype(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name(id="torch"), attr=name):
            full = _ALIASES.get(name, name)
            if full in _DTYPES:
                yield full
