# honest: Prints what it does at every step, in Chinese, with emoji and tabs.


def attack(n):
    for step in range(200):
        print(f"第 {step} 步：\t{n} × {n} 🙂")
    return n * n
