# attack: Its folder's name holds line breaks, escapes and a workflow command.
# verdicts: test_attack=failed
# student: a\x0a::error::b\x1b[2J\x0d


def attack(n):
    return 0
