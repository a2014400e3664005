import random
from enum import Enum
from itertools import product


class Mark(Enum):
    X = "X"
    O = "O"

    def other(self):
        return Mark.O if self is Mark.X else Mark.X


class IllegalMove(ValueError):
    def __init__(self, place, reason):
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


class TicTacToe:
    lines = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

    def __init__(self):
        self.board = [None] * 9
        self.turn = Mark.X

    def play(self, place):
        if not 0 <= place < 9:
            raise IllegalMove(place, "off the board")
        if self.board[place] is not None:
            raise IllegalMove(place, "taken")
        self.board[place] = self.turn
        self.turn = self.turn.other()
        return self

    @property
    def winner(self):
        for a, b, c in self.lines:
            if self.board[a] is not None and self.board[a] is self.board[b] is self.board[c]:
                return self.board[a]
        return None

    def __str__(self):
        marks = [mark.value if mark else "." for mark in self.board]
        return "\n".join("".join(marks[row : row + 3]) for row in (0, 3, 6))


def life(cells):
    def neighbours(cell):
        x, y = cell
        return {(x + i, y + j) for i, j in product((-1, 0, 1), repeat=2) if (i, j) != (0, 0)}

    near = set().union(*map(neighbours, cells)) if cells else set()
    return {c for c in near | cells if len(neighbours(c) & cells) in ((2, 3) if c in cells else (3,))}


def shuffle(deck, seed=None):
    rng = random.Random(seed)
    deck = list(deck)
    rng.shuffle(deck)
    return deck


def guess(secret, ask=input, tell=print):
    tries = 0
    while True:
        tries += 1
        number = int(ask("? "))
        if number == secret:
            tell(f"right after {tries}")
            return tries
        tell("higher" if number < secret else "lower")


def flood(grid, row, column, colour):
    old = grid[row][column]
    if old == colour:
        return
    grid[row][column] = colour
    for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
        if 0 <= r < len(grid) and 0 <= c < len(grid[0]) and grid[r][c] == old:
            flood(grid, r, c, colour)


class Robot:
    def __init__(self, x=0, y=0):
        self.place = [x, y]
        self.path = [tuple(self.place)]

    def move(self, command, **options):
        moves = {"N": (0, 1), "S": (0, -1), "E": (1, 0), "W": (-1, 0)}
        steps = options.get("steps", 1)
        dx, dy = moves[command]
        self.place[0] += dx * steps
        self.place[1] += dy * steps
        self.path.append(tuple(self.place))
        return tuple(self.place)
