class EmptyStack(Exception):
    """Raised when an empty stack is popped or peeked."""


class Stack:
    def __init__(self, items=()):
        self._items = list(items)

    def push(self, item):
        self._items.append(item)

    def pop(self):
        if not self._items:
            raise EmptyStack("nothing to pop")
        return self._items.pop()

    def peek(self):
        if not self._items:
            raise EmptyStack
        return self._items[-1]

    @property
    def size(self):
        return len(self._items)

    def __len__(self):
        return self.size

    def __iter__(self):
        return reversed(self._items)

    def __contains__(self, item):
        return item in self._items

    def __repr__(self):
        return f"Stack({self._items!r})"


def balanced(text):
    pairs = {")": "(", "]": "[", "}": "{"}
    stack = Stack()
    for character in text:
        if character in pairs.values():
            stack.push(character)
        elif character in pairs:
            if not stack.size or stack.pop() != pairs[character]:
                return False
    return stack.size == 0


def evaluate(tokens):
    stack = Stack()
    for token in tokens.split():
        if token in "+-*/":
            right, left = stack.pop(), stack.pop()
            stack.push({"+": left + right, "-": left - right, "*": left * right}[token])
        else:
            stack.push(int(token))
    return stack.pop()
