# honest: Tries its functions out when the file is imported.
def attack(n):
    return n * n


print("attack(3) =", attack(3))
if __name__ == "__main__":
    raise SystemExit("this is run only by hand")
