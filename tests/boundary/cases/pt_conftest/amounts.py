SMALL = 10


def double(account):
    return 2 * account.balance
