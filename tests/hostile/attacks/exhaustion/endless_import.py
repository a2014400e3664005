# attack: Never ends while it is imported.
# verdicts: all=timeout
while True:
    pass
