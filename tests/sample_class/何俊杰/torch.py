# 测试一下 torch 装好了没有
print("我的 torch.py")


def tensor(*args, **kwargs):
    return 0
