# -*- coding: utf-8 -*-
# honest: Says its encoding in the first line, and has a docstring with quotes and backslashes.
# whole
r"""A file with \d, \x and 'quotes'."""


def double(t):
    return t * 2


def total(values):
    return sum(values)


def name(text):
    return text.title()


def shape(t):
    return {"rows": t.shape[0], "columns": t.shape[1]}


def count(n):
    yield from range(n)


def apply(function, value):
    return function(value)


def attack(n):
    return n * n


def each(word):
    return word.upper()


def places(n):
    return range(n)


class Box:
    def __init__(self, first):
        self.content = [first]

    def put(self, item):
        self.content.append(item)
        return self

    def __len__(self):
        return len(self.content)

    def __iter__(self):
        return iter(self.content)


def save(path, text):
    with open(path, "w") as file:
        file.write(text)
