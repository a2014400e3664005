# attack: Returns a list whose length, items and order lie.
# verdicts: test_attack=failed
# manages: \[1\]


class Liar(list):
    def __len__(self):
        return 0

    def __iter__(self):
        while True:
            yield 1

    def __getitem__(self, place):
        return self


def attack(n):
    return Liar([1])
