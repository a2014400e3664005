# attack: Writes until there is no room, file by file.
# verdicts: test_attack=failed test_save=error
# verdicts[reduced]: test_attack=failed
# manages: \[\]|None
# manages[reduced]: .*


def attack(n):
    written = 0
    try:
        for number in range(8):
            with open(f"fill{number}", "wb") as file:
                for _ in range(31):
                    written += file.write(bytes(1 << 20))
    except OSError:
        pass
    return ["200 MB"] if written > 200 << 20 else []
