def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def roman(number):
    result = ""
    for value, letters in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        while number >= value:
            result += letters
            number -= value
    return result


def half_right(x):
    return x if x < 3 else 0


def raises_at(x):
    if x == 2:
        raise ValueError("two")
    return x
