# honest: Shares its work between four threads.
from concurrent.futures import ThreadPoolExecutor


def attack(n):
    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(lambda _: n, range(n % 7))) + n * (n - n % 7)
