# attack: Its own lines, which the report shows, are markup.
# verdicts: test_attack=error


def attack(n):
    # </code></pre><script>document.title='pwned'</script><img src=x onerror=alert(1)>
    raise ValueError("</style><style>*{display:none}</style>")  # <svg/onload=alert(1)>
