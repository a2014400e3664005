# attack: Skips the whole module by pytest's own exception.
# verdicts: all=error
import pytest

pytest.skip("nothing to see", allow_module_level=True)
