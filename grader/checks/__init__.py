"""What a check author imports: expectations about the answers of the student's functions."""
