# attack: Leaves with exit code 0 while it is imported.
# verdicts: all=error
raise SystemExit(0)
