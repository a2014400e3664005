import sys


def table(n):
    for i in range(1, n + 1):
        print(*(i * j for j in range(1, n + 1)), sep="\t")


def progress(steps):
    for step in range(steps):
        print(".", end="", flush=True)
    print()
    print("done", file=sys.stderr)


def write(text):
    sys.stdout.write(text)


def interactive():
    name = input("name? ")
    while not name:
        name = input("again? ")
    print(f"hi {name}")
    return name


def read_all():
    return sys.stdin.read().split()


def lines():
    return [line.rstrip() for line in sys.stdin]


def one_line():
    return sys.stdin.readline()


def greet(out=None):
    print("to whom", file=out)


class Printer:
    def __init__(self, prefix):
        self.prefix = prefix

    def say(self, *words):
        print(self.prefix, *words)

    def __str__(self):
        print("asked for text")
        return "printer"


def main(argv):
    if len(argv) < 2:
        print("usage: main N", file=sys.stderr)
        sys.exit(2)
    print(int(argv[1]) * 2)
