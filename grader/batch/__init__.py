"""Many sessions: an engine grades jobs in parallel, whatever it runs on, and loses none."""
