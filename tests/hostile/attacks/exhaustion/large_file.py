# attack: Writes one file beyond its limit.
# verdicts: test_attack=failed
# manages: \[\]|None


def attack(n):
    written = 0
    try:
        with open("large", "wb") as file:
            for _ in range(100):
                written += file.write(bytes(1 << 20))
    except OSError:
        pass
    return ["100 MB"] if written == 100 << 20 else []
