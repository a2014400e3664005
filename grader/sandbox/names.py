"""What a module of the student's is known to define."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ModuleNames:
    """What a module of the student's has: names and what they are, also those that the check has replaced."""

    kinds: dict[str, str]
    exported: list[str]
    replaced: dict[str, str] = field(default_factory=dict)

    def replace(self, name: str, kind: str) -> None:
        """Note that the check has given a name another value."""
        if name in self.kinds:
            self.replaced.setdefault(name, self.kinds[name])
        self.kinds[name] = kind

    def delete(self, name: str) -> None:
        """Note that the check has taken a name, or its own value for it, away."""
        if name in self.replaced:
            self.kinds[name] = self.replaced.pop(name)
        else:
            self.kinds.pop(name, None)
