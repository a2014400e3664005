# attack: Thousands of brackets, nested: the parser runs out of its stack.
# verdicts: all=error
# whole
x = ()
