# honest: Defines its functions as lambdas and partial functions.
import functools
import operator

attack = lambda n: n * n
total = functools.partial(functools.reduce, operator.add)
name = str.title
