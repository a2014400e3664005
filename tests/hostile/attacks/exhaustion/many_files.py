# attack: Makes files until there are no numbers left for them.
# verdicts: test_attack=failed test_save=error
# verdicts[reduced]: test_attack=failed|timeout
# manages: \[\]
# manages[reduced]: .*


def attack(n):
    made = 0
    try:
        for number in range(10_000):
            open(f"file{number}", "w").close()
            made += 1
    except OSError:
        pass
    return ["10000 files"] if made == 10_000 else []
