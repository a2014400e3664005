# attack: Its folder's name looks like an option, a variable and a command.
# verdicts: test_attack=failed
# student: --out=$(id);`id`


def attack(n):
    return 0
