# honest: All names are Chinese.
def 平方(数):
    结果 = 数 * 数
    return 结果


def attack(n):
    return 平方(n)
