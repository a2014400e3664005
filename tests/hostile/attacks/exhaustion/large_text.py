# attack: Returns and prints texts of hundreds of megabytes.
# verdicts: test_attack=memory test_name=memory


def attack(n):
    return "x" * 100_000_000


def name(text):
    return text * 3_000_000
