"""Keep pytest out of the submissions: they are graded, never imported here."""

collect_ignore_glob = ["*"]
