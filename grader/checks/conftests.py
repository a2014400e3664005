"""Load the conftest.py files of a course, each with its topic's own imports.

pytest would load all of them before anything else, when no topic's name imports yet, and one that fails
would end the run. Here each is loaded by itself, and one that fails is the fault of its topic alone.
"""

from pathlib import Path
from types import ModuleType

import pytest

from grader.checks.imports import TopicImports, forget_file

NAME = "conftest.py"


class Conftests:
    """The conftest files of one run of pytest: the one beside all topics, and one a topic."""

    def __init__(self, config: pytest.Config) -> None:
        self._manager = config.pluginmanager
        self._root = config.rootpath
        self.errors: dict[str, str] = {}

    def load(self, topic: str, folder: Path, imports: TopicImports) -> None:
        """Load the files that hold for a topic, the topic's own anew; note in `errors` what fails."""
        self.errors.pop(topic, None)
        above = folder.parent / NAME
        try:
            modules = [self._import(above)] if above.is_file() else []
            if (folder / NAME).is_file():
                with imports.active():
                    modules.append(self._import_anew(folder / NAME))
        except (Exception, pytest.skip.Exception, pytest.fail.Exception) as error:  # a course's own code
            cause = error.__cause__ or error
            self.errors[topic] = f"{NAME}: {type(cause).__name__}: {cause}"
            return
        # where pytest looks up whose hooks and fixtures hold for a folder
        self._manager._dirpath2confmods[folder] = modules

    def give_fixtures(self, file: pytest.Module) -> None:
        """Let the checks of a file see the fixtures of a conftest file that was loaded anew beside it.

        pytest looks for them when it collects a folder, and the folder has been collected already.
        """
        fixtures = file.session._fixturemanager
        waiting = getattr(fixtures, "_pending_conftests", {})  # since pytest 9.1
        if file.path.parent in waiting and file.parent is not None:
            fixtures.parsefactories(holder=waiting.pop(file.path.parent), node=file.parent)

    def _import(self, path: Path) -> ModuleType:
        return self._manager._importconftest(path, "importlib", self._root, consider_namespace_packages=False)

    def _import_anew(self, path: Path) -> ModuleType:
        known = self._manager.get_plugin(str(path))
        if known is not None:
            self._manager.unregister(known)
            self._manager._conftest_plugins.discard(known)
        forget_file(path)
        return self._import(path)
