class Matrix:
    """A matrix of numbers."""

    def __init__(self, rows):
        rows = [list(row) for row in rows]
        if len({len(row) for row in rows}) > 1:
            raise ValueError("rows of different lengths")
        self.rows = rows

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, place):
        row, column = place
        return self.rows[row][column]

    def __setitem__(self, place, value):
        row, column = place
        self.rows[row][column] = value

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        if self.shape != other.shape:
            return NotImplemented
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, factor):
        if not isinstance(factor, (int, float)):
            return NotImplemented
        return Matrix([[factor * value for value in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows])

    def __pow__(self, power):
        result = Matrix.identity(len(self.rows))
        for _ in range(power):
            result = result @ self
        return result

    def __neg__(self):
        return -1 * self

    def __abs__(self):
        return max(abs(value) for row in self.rows for value in row)

    def __round__(self, digits=0):
        return Matrix([[round(value, digits) for value in row] for row in self.rows])

    @staticmethod
    def identity(size):
        return Matrix([[int(i == j) for j in range(size)] for i in range(size)])

    def __str__(self):
        return "\n".join(" ".join(map(str, row)) for row in self.rows)


def transpose(rows):
    return [list(row) for row in zip(*rows)]


def spiral(rows):
    rows = [list(row) for row in rows]
    while rows:
        yield from rows.pop(0)
        rows = [list(row) for row in zip(*rows)][::-1]


def zero_out(rows, row):
    for place in range(len(rows[row])):
        rows[row][place] = 0
