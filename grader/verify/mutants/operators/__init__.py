"""Mutation operators: each proposes what a beginner, or a slip of the hand, makes of a right line."""

from grader.verify.mutants.change import Operator
from grader.verify.mutants.operators.arithmetic import ARITHMETIC
from grader.verify.mutants.operators.calls import CALLS
from grader.verify.mutants.operators.constants import CONSTANTS
from grader.verify.mutants.operators.names import NAMES
from grader.verify.mutants.operators.statements import STATEMENTS
from grader.verify.mutants.operators.tensors import TENSORS

OPERATORS: tuple[Operator, ...] = (*STATEMENTS, *TENSORS, *CALLS, *ARITHMETIC, *CONSTANTS, *NAMES)

__all__ = ["OPERATORS"]
