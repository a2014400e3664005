# attack: Leaves objects whose removal fails, each with a long complaint that nobody asked for.
# verdicts: test_attack=failed|timeout
class Loud:
    def __del__(self):
        raise ValueError("x" * 100_000)


def attack(n):
    for _ in range(3_000):
        Loud()
    return "quiet"
