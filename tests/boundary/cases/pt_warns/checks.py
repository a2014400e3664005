import warnings

import pytest
from pt_warns import PriceWarning, both, old, price, quiet


def test_own_warning():
    with pytest.warns(PriceWarning, match="negative"):
        assert price(-3) == 3


def test_base_of_it():
    with pytest.warns(UserWarning):
        price(-1)


def test_deprecation():
    with pytest.deprecated_call():
        assert old() == "old"
    with pytest.warns(DeprecationWarning) as record:
        old()
    assert len(record) == 1
    assert "use new" in str(record[0].message)


def test_many():
    with pytest.warns() as record:
        both()
    assert [one.category for one in record] == [UserWarning, RuntimeWarning]
    assert [str(one.message) for one in record] == ["first", "second"]


def test_none():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert price(1) == 1
        assert quiet() == 1


def test_as_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(PriceWarning):
            price(-1)


def test_recwarn(recwarn):
    old()
    assert len(recwarn) == 1
    assert recwarn.pop(DeprecationWarning)


@pytest.mark.filterwarnings("error")
def test_filter_mark():
    with pytest.raises(DeprecationWarning):
        old()


def test_no_warning_fails():
    with pytest.warns(UserWarning):
        price(3)
