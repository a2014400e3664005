"""The gradebook of a class: what earlier runs know, attempts, changed marks, and the files of the class."""
