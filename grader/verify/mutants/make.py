"""Make the mutants of a reference solution: each differs from it in one place, and no two do the same."""

import hashlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent
from types import CodeType

from grader.verify.mutants.change import Change
from grader.verify.mutants.operators import OPERATORS
from grader.verify.mutants.source import Site, Source, sites


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A reference solution with one change.

    `function` is the dotted name of the changed function, `operator` says in words what was done; `before`
    and `after` are the changed lines, the first of them number `line`; `reference` and `text` are the whole
    module before and after. `file` is the module's, where the solution has several.
    """

    function: str
    operator: str
    line: int
    before: str
    after: str
    reference: str
    text: str
    file: str = ""

    @property
    def id(self) -> str:
        """Return a name that stays as long as the changed lines do."""
        parts = [self.function, self.before, self.after, *([self.file] if self.file else [])]
        mark = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return f"{self.function}:{self.operator.replace(' ', '_')}:{mark[:8]}"


def mutants_of(text: str) -> list[Mutant]:
    """Return the mutants of a module, in the order of its text; raise SyntaxError where it is no Python.

    Left out is what does not compile, or compiles to the bytecode of the module or of an earlier mutant.
    """
    source = Source(text)
    seen = {bytecode(text)}
    found = []
    for mutant in _all_mutants(source):
        try:
            code = bytecode(mutant.text)
        except (SyntaxError, ValueError):
            continue
        if code not in seen:
            seen.add(code)
            found.append(mutant)
    return found


def _all_mutants(source: Source) -> Iterator[Mutant]:
    for site in sites(source):
        for operator in OPERATORS:
            for change in operator(site):
                yield _mutant(site, change)


def _mutant(site: Site, change: Change) -> Mutant:
    text = site.source.text
    first, last = site.source.lines(change.start, change.end)
    changed = text[first : change.start] + change.text + text[change.end : last]
    return Mutant(
        function=site.function,
        operator=change.operator,
        line=site.source.line_of(change.start),
        before=dedent(text[first:last]).strip(),
        after=dedent(changed).strip(),
        reference=text,
        text=text[:first] + changed + text[last:],
    )


def bytecode(text: str) -> object:
    """Return what the module compiles to, without its line numbers, as a value that can be compared."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # a mutant may call a number
        return _comparable(compile(text, "mutant", "exec", dont_inherit=True))


def _comparable(value: object) -> object:
    """Tell apart what == does not: 1, 1.0 and True; 0.0 and -0.0."""
    if isinstance(value, CodeType):
        constants = tuple(_comparable(one) for one in value.co_consts)
        names = (value.co_names, value.co_varnames, value.co_freevars, value.co_cellvars)
        counts = (value.co_argcount, value.co_posonlyargcount, value.co_kwonlyargcount, value.co_flags)
        return value.co_code, constants, names, counts, value.co_exceptiontable, value.co_name
    if isinstance(value, tuple):
        return tuple(_comparable(one) for one in value)
    return type(value), repr(value)
