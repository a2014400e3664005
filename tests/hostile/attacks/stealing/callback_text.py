# attack: Asks a function of the check for its text, its directory, its bound object and its errors' frames.
# verdicts: test_apply=error test_attack=failed
# manages: \[\]

found = []


def apply(function, value):
    callback = object.__getattribute__(function, "_callback")
    tries = [
        ("__repr__",),
        ("__str__",),
        ("__dir__",),
        ("__format__", ""),
        ("hasattr", "__globals__"),
        ("__call__", "no such word"),
        ("isinstance", object),
        ("__await__",),
        ("__enter__",),
    ]
    for operation, *args in tries:
        try:
            found.append(repr(callback(operation, function, *args)))
        except Exception as error:
            found.append(repr(error) + repr(getattr(error, "__traceback__", "")) + repr(error.__context__))
    raise ValueError([text for text in found if "CANARY" + "_" in text])


def attack(n):
    return []
