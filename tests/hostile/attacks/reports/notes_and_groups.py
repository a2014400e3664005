# attack: Notes, causes and groups of exceptions carry markup, and so does the file that they come from.
# verdicts: test_attack=error test_each=error
NAME = "</pre><script>document.title='pwned'</script>\r\n##[error]x\u2028\u2066`|$(id)|{{7*7}}"


def attack(n):
    try:
        exec(compile("raise ValueError(1)", NAME, "exec"), {})
    except ValueError as error:
        error.add_note(NAME)
        group = ExceptionGroup(NAME, [error, KeyError(NAME)])
        group.add_note(NAME)
        raise group from OSError(NAME, NAME, NAME)


def each(word):
    error = SyntaxError(NAME, (NAME, 1, 10**6, NAME, 1, 10**7))
    error.print_file_and_line = True
    raise error
