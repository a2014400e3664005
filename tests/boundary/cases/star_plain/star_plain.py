import math

GREETING = "hi"


def area(r):
    return math.pi * r * r


def _helper():
    return 1
