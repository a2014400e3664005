# attack: Its folder's name is markup.
# verdicts: test_attack=failed
# student: "><img src=x onerror=alert(1)>


def attack(n):
    return 0
