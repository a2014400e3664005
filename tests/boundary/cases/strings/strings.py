import re
import string


def is_palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


def count_words(text):
    counts = {}
    for word in re.findall(r"[\w']+", text.lower()):
        counts[word] = counts.get(word, 0) + 1
    return counts


def caesar(text, shift=3):
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    shift %= 26
    table = str.maketrans(lower + upper, lower[shift:] + lower[:shift] + upper[shift:] + upper[:shift])
    return text.translate(table)


def acronym(phrase):
    return "".join(word[0].upper() for word in phrase.split())


def compress(text):
    return re.sub(r"(.)\1*", lambda match: f"{match[1]}{len(match[0])}", text)


def initials(names, sep="."):
    return [sep.join(part[0] for part in name.split()) for name in names]


def encode(text, encoding="utf-8"):
    return text.encode(encoding)


def decode(data):
    return data.decode()


def find_all(text, part):
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def pattern():
    return re.compile(r"\d+")


def match_number(text):
    return re.match(r"(?P<number>\d+)(\w*)", text)


def table(rows):
    return "\n".join(f"{name:<8}|{value:>6.2f}" for name, value in rows)


def surrogate():
    return "\ud800 alone"


def parse(line):
    name, _, rest = line.partition(":")
    if not rest:
        raise ValueError(f"no colon in {line!r}")
    return name.strip(), [int(part) for part in rest.split(",")]
