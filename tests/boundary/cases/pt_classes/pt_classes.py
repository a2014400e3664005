class Calculator:
    def __init__(self):
        self.history = []

    def add(self, a, b):
        self.history.append(("add", a, b))
        return a + b

    def divide(self, a, b):
        if b == 0:
            raise ZeroDivisionError("cannot divide by zero")
        return a / b

    def clear(self):
        self.history.clear()


def percent(part, whole):
    return 100 * part / whole
