__all__ = ["public", "Shape", "LIMIT", "_odd"]

LIMIT = 3


def public():
    return "public"


def hidden():
    return "hidden"


class Shape:
    sides = 0


def _odd():
    return "underscore"
