import csv
import io
import json
import textwrap


def parse_csv(text):
    return list(csv.DictReader(io.StringIO(text)))


def to_csv(rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(rows)
    return out.getvalue()


def read_table(file):
    header = next(file).strip().split(",")
    return [dict(zip(header, line.strip().split(","))) for line in file]


def write_report(file, rows):
    for name, value in rows:
        file.write(f"{name}: {value}\n")
    print("done", file=file)


def load(text):
    return json.loads(text)


def dump(value, **options):
    return json.dumps(value, **options)


class PointEncoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, complex):
            return [value.real, value.imag]
        return super().default(value)


def group(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def average(rows, column):
    return sum(float(row[column]) for row in rows) / len(rows)


def wrap(text, width=20):
    return textwrap.wrap(text, width)


def count_lines(file):
    return sum(1 for _ in file)


def first_line(file):
    return file.readline().rstrip("\n")


def config(text):
    result = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if "=" not in line:
            raise SyntaxError(f"line {number}: no =")
        key, value = line.split("=", 1)
        result[key.strip()] = value.strip()
    return result
