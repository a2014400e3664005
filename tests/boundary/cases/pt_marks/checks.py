import sys

import pt_marks
import pytest

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.mark.skip(reason="not yet")
def test_skipped():
    assert False


@pytest.mark.skipif(sys.version_info < (3, 0), reason="old")
def test_not_skipped():
    assert pt_marks.slow() == 499500


@pytest.mark.skipif(sys.version_info >= (3, 0), reason="new")
def test_skipped_by_a_condition():
    assert False


@pytest.mark.xfail(reason="known")
def test_expected_to_fail():
    assert pt_marks.slow() == 1


@pytest.mark.xfail(raises=NotImplementedError)
def test_expected_to_raise():
    pt_marks.broken()


@pytest.mark.xfail
def test_passes_against_expectation():
    assert pt_marks.slow() == 499500


@pytest.mark.xfail(strict=True)
def test_strictly_expected_to_fail_fails():
    assert pt_marks.slow() == 499500


@pytest.mark.xfail(raises=ValueError)
def test_other_exception_fails():
    pt_marks.broken()


@pytest.mark.slow
def test_own_mark():
    assert pt_marks.slow() > 0


def test_skips_itself():
    if pt_marks.VERSION < (2, 0):
        pytest.skip("too old")
    assert False


def test_xfails_itself():
    pytest.xfail("no hope")


def test_importorskip():
    pytest.importorskip("no_such_module_anywhere")


@pytest.mark.parametrize(
    "x", [1, pytest.param(3, marks=pytest.mark.xfail(raises=NotImplementedError)), pytest.param(9, marks=pytest.mark.skip)]
)
def test_marks_of_parameters(x):
    assert pt_marks.half_done(x) == x


class TestMarkedClass:
    pytestmark = [pytest.mark.slow]

    def test_in_it(self):
        assert isinstance(pt_marks.platform(), str)


def test_explicit_failure_fails():
    pytest.fail("always")


def test_not_implemented_fails():
    pt_marks.broken()
