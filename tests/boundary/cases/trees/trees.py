class TreeNode:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, TreeNode(value))
        else:
            child.insert(value)

    def __contains__(self, value):
        if value == self.value:
            return True
        child = self.left if value < self.value else self.right
        return child is not None and value in child

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(values):
    root = TreeNode(values[0])
    for value in values[1:]:
        root.insert(value)
    return root


def depth(tree):
    return 0 if tree is None else 1 + max(depth(tree.left), depth(tree.right))


def walk(tree, visit):
    if tree is not None:
        walk(tree.left, visit)
        visit(tree.value)
        walk(tree.right, visit)


def to_dict(tree):
    return tree and {"value": tree.value, "left": to_dict(tree.left), "right": to_dict(tree.right)}


def mirror(tree):
    if tree:
        tree.left, tree.right = mirror(tree.right), mirror(tree.left)
    return tree


def sum_nested(values):
    return sum(sum_nested(value) if isinstance(value, list) else value for value in values)
