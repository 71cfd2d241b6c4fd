"""Student's t against a printed table.

NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values.
"""

from itertools import pairwise

import pytest

from qihang.statistics.student import inside, quantile

TABLE = {
    1: (12.706, 63.657, 318.309),
    2: (4.303, 9.925, 22.327),
    3: (3.182, 5.841, 10.215),
    4: (2.776, 4.604, 7.173),
    5: (2.571, 4.032, 5.893),
    9: (2.262, 3.250, 4.297),
    10: (2.228, 3.169, 4.144),
    29: (2.045, 2.756, 3.396),
    30: (2.042, 2.750, 3.385),
    100: (1.984, 2.626, 3.174),
}
"""By degrees of freedom: the t that 0.975, 0.995 and 0.999 lie below."""

LEVELS = (0.95, 0.99, 0.998)


@pytest.mark.parametrize("freedom", TABLE)
def test_quantiles_are_those_of_the_table(freedom):
    found = [quantile(level, freedom) for level in LEVELS]
    assert found == pytest.approx(TABLE[freedom], abs=0.0006)


def test_of_many_it_is_the_normal_distribution():
    assert [quantile(level, 5000) for level in LEVELS] == pytest.approx(
        [1.96, 2.576, 3.09], abs=2e-3
    )


@pytest.mark.parametrize("freedom", [1, 2, 3, 8, 31])
def test_the_share_between_grows_from_nothing_to_all(freedom):
    shares = [inside(t / 4, freedom) for t in range(200)]
    assert shares[0] == 0
    assert all(more >= less for less, more in pairwise(shares))
    assert 0.98 < shares[-1] <= 1
