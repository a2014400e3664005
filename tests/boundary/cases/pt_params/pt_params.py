OPERATIONS = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
CASES = [("add", 1, 2, 3), ("mul", 2, 3, 6)]


class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __repr__(self):
        return f"T{self.degrees}"

    def __eq__(self, other):
        return isinstance(other, Temperature) and self.degrees == other.degrees


class TooCold(ValueError):
    pass


class TooHot(ValueError):
    pass


def classify(temperature):
    if temperature < -50:
        raise TooCold(temperature)
    if temperature > 60:
        raise TooHot(temperature)
    return "cold" if temperature < 10 else "warm"


def clamp(x, low=0, high=1):
    return max(low, min(x, high))


def first(x):
    return x[0]


def second(x):
    return x[1]
