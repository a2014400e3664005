"""The student's side: the kit that a course gives out, and the folder that a student works in.

`contents` and `write` make the kit; `work` is the folder with the student's files, `progress` what is kept in
it; `checking` runs the checks of a course over these files, on processes that stay warm (`warm`); `hints` and
`pack` are the ends of the loop.
"""
