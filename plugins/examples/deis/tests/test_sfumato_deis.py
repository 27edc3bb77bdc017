"""Tests of the plugin against Sfumato's contract and of its exact integration."""

import pytest
import sfumato_deis
from sfumato_deis.sampler import integrals_of_lagrange

from sfumato.testing.samplers import measured_order


@pytest.fixture
def catalog(check_plugin):
    return check_plugin(sfumato_deis).samplers


@pytest.mark.parametrize(("degree", "order"), [(0, 1), (1, 2), (2, 2), (3, 2)])
def test_each_degree_keeps_the_contract(catalog, check_sampler, degree, order):
    check_sampler(catalog["deis"], {"degree": degree}, order=order)


def test_a_higher_degree_is_more_accurate(catalog):
    orders = [measured_order(catalog.build("deis", {"degree": degree})) for degree in (0, 1)]

    assert orders[0] < 1.2 < orders[1]


def test_polynomials_up_to_the_degree_are_integrated_exactly():
    levels = (3.0, 2.0, 1.2)

    weights = integrals_of_lagrange(levels, start=1.2, end=0.5)

    found = sum(weight * level**2 for weight, level in zip(weights, levels, strict=True))
    assert found == pytest.approx((0.5**3 - 1.2**3) / 3)
