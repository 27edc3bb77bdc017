"""Tests of the plugin against Sfumato's contract and its own settings."""

import pytest
import sfumato_albumentations
import torch

pytest.importorskip("albumentations")


@pytest.fixture
def catalog(check_plugin):
    return check_plugin(sfumato_albumentations).augmentations


@pytest.mark.parametrize("kind", ["elastic", "grid", "holes"])
def test_each_kind_keeps_the_contract(catalog, check_augmentation, kind):
    check_augmentation(catalog["albumentations"], {"kind": kind})


@pytest.mark.parametrize("kind", ["elastic", "grid", "holes"])
def test_the_configured_fraction_of_images_is_changed(catalog, kind):
    distort = catalog.build("albumentations", {"kind": kind, "share": 0.5, "strength": 1.0})
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (200, 3, 16, 16), dtype=torch.uint8, generator=generator)
    torch.manual_seed(0)

    changed = distort(images)

    share = (changed != images).flatten(1).any(1).float().mean()
    assert 0.4 < float(share) < 0.6
