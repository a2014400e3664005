# attack: Returns, prints and raises text that cannot be encoded.
# verdicts: test_attack=error test_name=failed


def name(text):
    return "\ud800" + text


def attack(n):
    print("\udcff\ud83d")
    raise ValueError("\udc80")
