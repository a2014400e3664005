"""The sandbox: untrusted code runs in here and nowhere else.

Theory of operation
===================
Four kinds of process, in order of trust::

    grader (CLI)          reads course and submissions, writes results; never imports torch
      └ examiner          trusted: torch, pytest and the checks, collected once; no student code ever
          ├ session       trusted: fork of the examiner, one submission; makes the verdicts
          └ worker zygote untrusted side: forked from the examiner's process BEFORE any course file was
              │           opened; holds torch and nothing else; starts, kills and reaps workers
              └ worker    untrusted: fork of the zygote, confined; runs the student's file of one topic

What is in a worker's memory, environment or open files comes from the zygote, so nothing of a check, a
reference or another submission can be there. The submission itself comes over the worker's own channel,
after the confinement is up.

Pipes
-----
* *control*: examiner and sessions → zygote, one datagram a worker with two descriptors: the worker's end of
  its channel, and a lease.
* *channel*: session ↔ worker, frames of `wire`; one exchange at a time, one deadline each.
* *lease*: zygote ↔ session. The worker lives as long as the session keeps its end open: closing it, or dying,
  has the zygote kill the worker's whole tree. When a worker ends by itself the lease tells how.

What is decided where
---------------------
The session decodes what the worker says into plain data and judges that. Silence, death, odd bytes and an
exit code are never a pass (`link.WorkerLost`), and a layer that cannot be raised is never the student's
fault (`errors.LayerLost`).

Rooms: `limits`, `labels`, `observations`, `wire` and `values` (with `tensors`, `arrays`, `bounds`) are known
to both sides; `confine` raises the layers; `worker` is the untrusted side; `zygote` starts workers. On the
session's side `link` holds one worker, `run` one topic of a submission, and `proxy` is what a check calls;
`exceptions`, `recipes` and `remote_graph` carry over what is more than a value. `world` and `remote` stand in
for the student's objects, `check_objects` for the check's; `shared`, `desk` and `library_patches` keep in
step what both sides have: containers, files, and what a check has patched.
"""
