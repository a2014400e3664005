# honest: Raises and catches its own exceptions, with groups, notes and finally.
class Wrong(ValueError):
    pass


def attack(n):
    try:
        try:
            raise ExceptionGroup("both", [Wrong("one"), KeyError("two")])
        except* Wrong as group:
            group.add_note("as expected")
        except* KeyError:
            pass
        return n * n
    finally:
        print("done")
