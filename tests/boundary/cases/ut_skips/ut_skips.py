DONE = True


def ready():
    return DONE


def later():
    raise NotImplementedError
