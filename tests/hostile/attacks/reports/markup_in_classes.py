# attack: Classes, keys, loggers and warnings are called like elements, formulas and commands.
# verdicts: test_attack=error test_shape=failed test_total=failed test_name=failed
import logging
import warnings

NAME = "<img src=x onerror=alert(1)>\n::error::x\u202e=cmd|' /C calc'!A0\x1b[2J]]>"


def attack(n):
    logging.getLogger(NAME).critical(NAME)
    warnings.warn(NAME, type(NAME, (UserWarning,), {}))
    raise type(NAME, (ValueError,), {"__str__": lambda self: NAME})(NAME)


def shape(t):
    return {NAME: NAME, "=1+1": [NAME]}


def total(values):
    return type(NAME, (), {"__repr__": lambda self: NAME})()


def name(text):
    return NAME * 3
