import extra_files


class Cart:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)

    def total(self):
        return sum(item.price for item in self.items)

    def __len__(self):
        return len(self.items)


def main_module():
    return extra_files.__name__


def halve(value):
    return value / 2
