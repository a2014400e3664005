# attack: Returns an object whose end makes another one, without end.
# verdicts: test_attack=failed|timeout|crashed test_total=passed|timeout|crashed test_name=passed|timeout|crashed test_shape=passed|timeout|crashed test_count=passed|timeout|crashed test_apply=passed|timeout|crashed


class Phoenix:
    def __del__(self):
        while True:
            pass


def attack(n):
    return Phoenix()
