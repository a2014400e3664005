import warnings

warnings.warn("late", UserWarning)
STARTED = ["late"]


class Late:
    def __eq__(self, other):
        return isinstance(other, Late)

    def hello(self):
        return f"hello from {__name__}"
