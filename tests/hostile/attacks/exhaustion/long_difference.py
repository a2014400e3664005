# attack: Returns texts whose difference from the expected one takes hours to show.
# verdicts: test_name=failed test_attack=failed


def name(text):
    lines = ["The Grader", "Reads A Line", "And Another Line", "And The Last Line"]
    return "\n".join(f"{lines[number % 4]}{number % 7}" for number in range(200_000))


def attack(n):
    return "1\n" * 500_000
