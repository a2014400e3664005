"""Mutants: small changes of a reference solution that its checks must catch.

`source` finds the places, `operators` propose changes, `make` turns them into mutants, `run` grades them as
submissions, `equivalent` reads which of them change nothing, `mentions` tells which checks should have seen a
survivor, and `report` says what came of it.
"""
