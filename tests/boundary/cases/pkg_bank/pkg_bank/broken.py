from .nowhere import nothing
