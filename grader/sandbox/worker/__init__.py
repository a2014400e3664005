"""The worker: the process in which the student's code runs. Nothing in here is trusted.

It knows the wire format and nothing of checks, courses or results. What it says of a call (value,
exception, observations) is a claim that the session decodes and judges.
"""
