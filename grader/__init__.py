"""Grade PyTorch exercises: a submission in, a result and a report out.

The path of the data: `course` and `submission` are read, `sandbox` runs the student's code,
`checks` judge it, `session` makes one result of it, `batch` does that for a class, and the package
`reports` renders what `results` holds.
"""

__version__ = "0.1.0"
