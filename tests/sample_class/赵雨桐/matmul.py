import torch


class Solution:
    def mm2d(self, a, b):
        return a @ b

    def batch_matmul(self, a, b):
        return a @ b
