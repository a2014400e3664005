"""What a class can be asked: what is hard, which check to doubt, what to teach next, and who needs help."""
