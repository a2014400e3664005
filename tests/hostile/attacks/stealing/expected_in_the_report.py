# attack: Gives a wrong answer in the hope that the report tells the right one.
# verdicts: test_attack=failed test_double=failed test_total=failed test_name=failed test_shape=failed test_count=failed test_apply=failed


def wrong(*args):
    return 0


attack = double = total = name = shape = count = apply = wrong
