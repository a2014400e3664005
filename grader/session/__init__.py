"""A session: one submission, one pytest run over the checks, one result.

`host` is the process that everything is forked from, `examiner` collects the checks once and forks a session
per submission, `session` runs the checks of one submission, `outcome` makes results of what pytest reports.
`messages` are the frames between these and whoever asked.
"""
