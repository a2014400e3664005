# attack: Writes what no XML may hold, and what would end a section of it.
# verdicts: test_attack=error


def attack(n):
    print(
        "]]><testsuite failures='0'/><![CDATA[ &xxe; \x00\x01\x0b\ufffe\uffff <!ENTITY a SYSTEM 'file:///etc/passwd'>"
    )
    raise ValueError("]]>\x08<failure/>")
