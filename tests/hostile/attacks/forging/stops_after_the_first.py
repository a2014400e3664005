# attack: Answers the first case rightly, and ends the loop before the others are looked at.
# verdicts: test_each=error test_attack=failed
CALLS = []


def each(word):
    CALLS.append(word)
    if len(CALLS) > 1:
        raise type("Done", (StopIteration,), {})(word)
    return word.upper()


def attack(n):
    return CALLS
