class ShopError(Exception):
    """Base of the errors."""

    code = 1


class OutOfStock(ShopError):
    code = 2

    def __init__(self, item, wanted=1, *, left=0):
        super().__init__(f"{item}: wanted {wanted}, left {left}")
        self.item = item
        self.wanted = wanted
        self.left = left

    @property
    def missing(self):
        return self.wanted - self.left

    def advise(self, polite=False):
        return "please wait" if polite else "wait"


class Odd(Exception):
    def __str__(self):
        return f"odd: {self.args[0] * 2}"


class Many(ShopError, KeyError):
    pass


def order(item, wanted):
    raise OutOfStock(item, wanted, left=1)


def wrap(item):
    try:
        order(item, 2)
    except ShopError as error:
        raise LookupError("wrapped") from error


def context():
    try:
        {}["key"]
    except KeyError:
        raise ValueError("second")


def hidden():
    try:
        {}["key"]
    except KeyError:
        raise ValueError("second") from None


def odd():
    raise Odd(21)


def many():
    raise Many("k")


def builtin(name):
    if name == "key":
        return {}["missing"]
    if name == "index":
        return [][0]
    if name == "attribute":
        return object().nothing
    if name == "name":
        return undefined  # noqa
    if name == "type":
        return 1 + "1"
    if name == "os":
        raise OSError(2, "gone", "file.txt")
    if name == "stop":
        return next(iter([]))
    if name == "unicode":
        return "é".encode("ascii")
    if name == "assert":
        assert 1 == 2, "not equal"
    if name == "exit":
        raise SystemExit(3)
    if name == "import":
        import no_such_module_here
    if name == "empty":
        raise ValueError
    if name == "group":
        raise ExceptionGroup("many", [ValueError(1), TypeError("two")])
    if name == "note":
        error = ValueError("noted")
        error.add_note("a note")
        raise error


def handle(action):
    try:
        action()
    except ShopError as error:
        return f"{type(error).__name__}: {error.code}"
    except Exception as error:
        return repr(error)
    else:
        return "fine"
    finally:
        print("handled")


def returns_error():
    return OutOfStock("pen"), ValueError("plain", 3)
