# attack: Its folder's name leads out of the results, if it were taken as a path or a link.
# verdicts: test_attack=failed
# student: x..%2f..%2fescaped\x5c..\x5cx


def attack(n):
    return 0
