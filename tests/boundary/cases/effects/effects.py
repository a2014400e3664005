import logging
import random
import sys
import time
import warnings

import math as m

greeting = "Hello"
history = []


def hello(name):
    print(greeting, name)


def complain():
    print("bad", file=sys.stderr)


def ask():
    name = input("Name? ")
    return f"{name}!"


def ask_numbers():
    return int(input()) + int(input())


def helper():
    return 1


def uses_helper():
    return helper() + 1


def roll():
    return random.randint(1, 6)


def now():
    return time.time()


def old():
    warnings.warn("use new", DeprecationWarning)
    return 1


def remember(x):
    history.append(x)
    return len(history)


def sort_in_place(items):
    items.sort()


def fill(table):
    table["new"] = 1
    table["list"].append(3)


def clear(a_set):
    a_set.clear()


def grow(items, depth):
    items.append([depth])
    if depth:
        grow(items[-1], depth - 1)


def area(r):
    return m.pi * r * r


def log():
    logging.getLogger("effects").warning("logged")
