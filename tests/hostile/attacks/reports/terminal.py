# attack: Prints sequences that clear the screen, set the title, type into the shell and hide lines.
# verdicts: test_attack=error


def attack(n):
    print("\x1b[2J\x1b[H\x1b]0;pwned\x07\x1b[6n\x1b]52;c;cm0gLXJmIC8=\x07\x9b2J\x1bP$qm\x1b\\")
    print("hidden\rshown\b\b\b\x7f\x00\x1b[8mconcealed\x1b[0m")
    raise ValueError("\x1b[31mred\x1b[0m\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\")
