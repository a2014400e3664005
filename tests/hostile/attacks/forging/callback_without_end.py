# attack: Calls the check's function again and again.
# verdicts: test_apply=timeout test_attack=failed


def apply(function, value):
    while True:
        function(value)


def attack(n):
    return 0
