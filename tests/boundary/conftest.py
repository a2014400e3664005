"""The cases are run by `test_boundary`, not as tests of the project."""

collect_ignore = ["cases"]
