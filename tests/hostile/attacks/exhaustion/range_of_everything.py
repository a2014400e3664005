# attack: Returns ranges that are nothing on the wire, and without end where the check goes through them.
# verdicts: test_attack=failed test_count=failed test_places=timeout test_name=failed
# once


def count(n):
    return range(10**9)


def places(n):
    return range(10**17)


def name(text):
    return range(10**18)


def attack(n):
    return range(10**18)
