"""Tests of the search for images of the same content."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sfumato.data.doctor.fingerprint import fingerprint_of
from sfumato.data.doctor.twins import find_twins
from sfumato.data.doctor.vector_index import VectorIndex
from sfumato.data.grouping import grouped


def blobs(seed):
    """Return an image of a few soft ellipses, which differs from those of other seeds."""
    rng = np.random.default_rng(seed)
    down, across = np.mgrid[:48, :48] / 48
    image = np.full((48, 48, 3), rng.uniform(40, 200, 3))
    for _ in range(6):
        top, left = rng.uniform(0.1, 0.9, 2)
        height, width = rng.uniform(0.1, 0.4, 2)
        distance = ((down - top) / height) ** 2 + ((across - left) / width) ** 2
        image[distance < 1] = rng.uniform(0, 255, 3)
    return Image.fromarray(image.astype(np.uint8))


def encoded(image, ending, **options):
    stream = io.BytesIO()
    image.save(stream, ending, **options)
    return Image.open(stream).convert("RGB")


CHANGES = {
    "jpeg": (lambda image: encoded(image, "JPEG", quality=75), "same"),
    "webp": (lambda image: encoded(image, "WEBP", quality=75), "same"),
    "bmp": (lambda image: encoded(image, "BMP"), "same"),
    "smaller": (lambda image: image.resize((36, 36), Image.Resampling.LANCZOS), "same"),
    "mirrored": (lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT), "mirrored"),
    "cropped": (lambda image: image.crop((3, 1, 46, 44)), "cropped"),
}


def search(images):
    content = b"".join(fingerprint_of(np.asarray(image)) for image in images)
    stream = find_twins(np.frombuffer(content, np.uint8).reshape(len(images), -1))
    while True:
        try:
            next(stream)
        except StopIteration as end:
            return end.value.twins


@pytest.mark.parametrize("change", CHANGES)
def test_changed_copy_is_found_and_named(change):
    images = [blobs(seed) for seed in range(60)]
    make, kind = CHANGES[change]

    twins = search([*images, make(images[7])])

    assert [({pair.first, pair.second}, pair.kind) for pair in twins] == [({7, 60}, kind)]


def test_recolored_image_is_not_a_twin():
    images = [blobs(seed) for seed in range(60)]
    recolored = Image.fromarray(np.asarray(images[7])[..., ::-1])

    assert search([*images, recolored]) == []


def test_blank_images_are_not_twins():
    blank = [Image.new("RGB", (16, 16), (level, level, level)) for level in range(0, 200, 10)]

    assert search(blank) == []


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 60), st.integers(1, 5), st.integers(0, 2**31))
def test_index_of_few_vectors_is_exact(count, wanted, seed):
    vectors = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)

    found = VectorIndex(vectors).nearest(vectors, wanted)

    distances = np.linalg.norm(vectors[:, None] - vectors[None], axis=2)
    expected = np.sort(distances, axis=1)[:, :wanted]
    np.testing.assert_allclose(found.distances[:, : expected.shape[1]], expected, atol=2e-3)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=30))
def test_groups_are_disjoint_and_contain_every_pair(pairs):
    groups = grouped(pairs)

    assert all(any({*pair} <= group for group in groups) for pair in pairs)
    assert sum(map(len, groups)) == len(set().union(*groups))
