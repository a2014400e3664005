class Broke(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} missing")
        self.missing = missing
