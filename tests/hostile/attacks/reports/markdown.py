# attack: Breaks out of tables, fences and links of Markdown.
# verdicts: test_attack=error


def attack(n):
    print(
        "```\n# Passed\n| 10 | 10 |\n[click](javascript:alert(1)) ![x](http://evil.example/x.png) @everyone #1\n~~~"
    )
    raise ValueError("| passed | 10 |\n\n---\n<details open><summary>10/10</summary>")
