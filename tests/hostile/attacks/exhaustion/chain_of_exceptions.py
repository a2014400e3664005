# attack: Raises an exception with a chain of a hundred thousand causes, a ring of contexts and endless notes.
# verdicts: test_attack=error|crashed|memory|timeout


def attack(n):
    error = ValueError("x" * 1_000_000, ["y"] * 1_000_000)
    first = error
    for _ in range(50_000):
        following = ValueError("next")
        following.__cause__ = error
        error = following
    first.__cause__ = error
    for _ in range(100):
        error.add_note("note " * 10_000)
    raise error
