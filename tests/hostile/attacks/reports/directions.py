# attack: Uses characters that turn, hide and imitate text.
# verdicts: test_attack=error


def attack(n):
    print(
        "\u202egnp.exe\u2066\u2069 \u200b\ufeff \u2028\u2029 \U000e0041 pаssed a\u0300\u0301\u0302"
        + "\u0300" * 5_000
    )
    raise ValueError("score \u202e0.01 :eroc\u202c")
