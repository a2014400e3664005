# honest: Is indented with tabs, with form feeds and trailing blanks.
def attack(n):
    if n:
        return n * n
    return 0
