"""The watch: one topic's checks at every save, on warm processes, with a key for each thing to do.

`loop` waits for keys, saves, results and a changed window, and does what they ask for; `keys` reads the
keyboard and gives the terminal back as it was; `changes` tells of saves; `screen` draws what `state` holds.
"""
