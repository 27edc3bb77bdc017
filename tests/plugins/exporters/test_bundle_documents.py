"""Tests that bundle manifest, model card and licenses report only what is known."""

import json

import jsonschema
import msgspec
import pytest

from sfumato.config.image_shape import ImageShape
from sfumato.config.sampling import SamplingSettings
from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.records.metadata import Base, ImageTerms, MeasuredQuality
from sfumato_plugins.exporters import License, OnnxSettings
from sfumato_plugins.exporters.documents import bundle_manifest as documents_of
from sfumato_plugins.exporters.documents.bundle_documents import write_documents
from sfumato_plugins.exporters.documents.licenses import Terms, terms_of
from sfumato_plugins.exporters.documents.templates import license_text
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from support.bundle_manifest_schema import (
    SCHEMA_FILE,
    bundle_manifest_schema,
    fitting_bundle_manifest,
)
from support.scores import score
from support.trained import small_config, trained_model

CLASSES = ("cat", "dog | wolf")
QUALITY = MeasuredQuality(
    count=1000,
    sampling=SamplingSettings(sampler="heun", num_steps=12, guidance_scale=2.0),
    ema_length=0.1,
    scores=(score(3.25, baseline=1.5, net_sha256="d" * 64),),
    copy_alarms=(),
)


@pytest.fixture(scope="module")
def documents():
    """Return the documents of a model as an export provides them."""
    model = trained_model(small_config(), classes=CLASSES)
    metadata = msgspec.structs.replace(model.metadata, training_s=5400.0, quality=QUALITY)
    value = documents_of.Value(
        name="seed", type="int64", shape=("N",), range=(0, 2**62), about="One seed per image."
    )
    image = msgspec.structs.replace(value, name="image", type="uint8", shape=("N", 8, 8, 3))
    return documents_of.BundleManifest(
        title="toys-1 at 1,000 images",
        license="CC-BY-4.0",
        created="2026-01-02T03:04:05+00:00",
        image_shape=ImageShape.square(8),
        classes=CLASSES,
        files=(
            documents_of.Interface(
                file="model.onnx", sha256="e" * 64, inputs=(value,), outputs=(image,)
            ),
        ),
        sampling=documents_of.Sampling(
            settings=metadata.config.sampling, sigmas=(80.0, 1.0, 0.0), network_calls=2
        ),
        training=documents_of.training_of(metadata, parameters=1234567),
        parity=PARITY,
        speed=SPEED,
        quality=metadata.quality,
        versions={"python": "3.12"},
    )


PARITY = documents_of.Parity(
    images=64,
    identical_share=0.99998,
    within_one_share=1.0,
    worst_error=1,
    worst_seed=3,
    worst_identical_share=0.999,
)
SPEED = documents_of.Speed(
    machine="Linux, x86_64",
    threads=2,
    load_s=0.1,
    one_image_s=0.2,
    batch_size=16,
    batch_s=2.0,
    one_image_torch_s=0.3,
    batch_torch_s=3.0,
)


def written(documents, folder, *, terms=None, beside=(), base=None, **changes):
    metadata = trained_model(small_config(), classes=CLASSES).metadata
    metadata = msgspec.structs.replace(metadata, image_terms=beside, base=base)
    changed = msgspec.structs.replace(documents, **changes)
    terms = terms or Terms(changed.license, author=changed.author)
    write_documents(folder, changed, metadata, readme="", terms=terms)
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.suffix in (".md", ".txt", ".json")
    }


def test_the_model_card_names_the_base_and_its_license(documents, tmp_path):
    terms = ImageTerms(file="faces-LICENSE", text="Noncommercial.", base="faces")
    found = msgspec.structs.replace(terms, file="LICENSE", base="")
    earlier = Base(name="first", weights_sha256="cd34", images=70, dataset_sha256="ef56")
    base = Base(name="faces", weights_sha256="ab12", terms=(found,), base=earlier)

    card = written(documents, tmp_path, beside=(terms,), base=base)["MODEL_CARD.md"]

    assert "starting from the weights of faces" in card
    assert "| Started from | faces |" in card
    assert "and their license is unknown." in card
    assert (
        "`ab12`. Its training images are unknown. These license files were found with it: " in card
    )
    assert "[faces-LICENSE](licenses/images/faces-LICENSE)" in card
    assert "first has weights with the SHA-256 `cd34` and was trained on 70 images" in card
    about = (tmp_path / "licenses/README.md").read_text(encoding="utf-8")
    assert "| the base model faces | see the file | [faces-LICENSE]" in about
    assert "The license of the training images is unknown." in about


def test_the_schema_file_matches_the_manifest_structs():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == bundle_manifest_schema(), (
        "The bundle manifest changed: run python tests/support/bundle_manifest_schema.py, and "
        "raise "
        "bundle_manifest.SCHEMA if a field was removed or changed its meaning."
    )


def test_a_bundle_manifest_is_valid_against_its_schema(documents, tmp_path):
    written(documents, tmp_path)

    assert fitting_bundle_manifest(tmp_path) == documents


@pytest.mark.parametrize("lost", ["title", "schema", "files", "training"])
def test_a_bundle_manifest_with_a_missing_field_is_invalid(documents, tmp_path, lost):
    written(documents, tmp_path)
    content = json.loads((tmp_path / "manifest.json").read_bytes())
    del content[lost]
    (tmp_path / "manifest.json").write_text(json.dumps(content))

    with pytest.raises(jsonschema.ValidationError, match=lost):
        fitting_bundle_manifest(tmp_path)


def test_every_field_of_the_bundle_manifest_is_documented():
    structs = json.loads(bundle_manifest_schema())["$defs"]

    unexplained = {
        f"{name}.{field}"
        for name, struct in structs.items()
        for field, value in struct["properties"].items()
        if "description" not in value
    }

    assert all(struct["description"] for struct in structs.values())
    assert unexplained == set()


def test_the_card_reports_the_metadata_of_the_run(documents, tmp_path):
    card = written(documents, tmp_path)["MODEL_CARD.md"]

    for reported in (
        "license: cc-by-4.0",
        "A class-conditional diffusion model that generates 8 × 8 px color images",
        "48 images",
        "b" * 64,
        "| Classes | 0 cat, 1 dog \\| wolf |",
        "| Training time | 90 minutes |",
        "| Architecture | unet, 1,234,567 parameters |",
        "1,000 images in 100 steps",
        "8 images/s",
        "| dataset features (`dddddddd`) | 3.25 | 1.5 | 0.71 | 0.62 |",
        "heun, 12 steps, guidance scale 2",
        "Copies of training images: none found.",
        "99.998% of bytes identical",
        "num_steps = 4",
    ):
        assert reported in card


def test_the_card_reports_unknown_values_as_unknown(documents, tmp_path):
    training = msgspec.structs.replace(documents.training, training_s=None)

    card = written(documents, tmp_path, training=training, quality=None, license="")[
        "MODEL_CARD.md"
    ]

    assert "| Training time | unknown |" in card
    assert "Not measured at this checkpoint." in card
    assert "Not specified by the author." in card
    assert "license: unknown" in card
    assert "| Author |" not in card


def test_the_card_reports_signs_of_memorized_images(documents, tmp_path):
    alarmed = msgspec.structs.replace(QUALITY, copy_alarms=("4.0% are copies in pixels",))

    card = written(documents, tmp_path, quality=alarmed)["MODEL_CARD.md"]

    assert "Copies of training images: 4.0% are copies in pixels." in card


def test_the_card_contains_what_the_author_wrote(documents, tmp_path):
    card = written(documents, tmp_path, author="Ada", intended_use="Tiles for a game.")[
        "MODEL_CARD.md"
    ]

    assert "| Author | Ada |" in card
    assert "Tiles for a game." in card


@pytest.mark.parametrize("name", License.__origin__.__args__[1:])
def test_every_listed_license_comes_with_its_text(documents, tmp_path, name):
    texts = written(documents, tmp_path, license=name, author="Ada Lovelace")

    assert len(texts["LICENSE.txt"]) > 1000
    assert texts["LICENSE.txt"].count("Ada Lovelace") == 1
    assert "<year>" not in texts["LICENSE.txt"]
    about = (tmp_path / "licenses/README.md").read_text(encoding="utf-8")
    assert name in about


def test_a_bundle_without_a_license_says_so(documents, tmp_path):
    assert "No license was specified" in written(documents, tmp_path, license="")["LICENSE.txt"]


def test_examples_and_web_page_come_with_their_licenses(documents, tmp_path):
    page = documents_of.WebPage(runtime="onnxruntime-web 1.0", has_model=True, files=())

    written(documents, tmp_path, web_page=page)

    found = (tmp_path / "licenses/Apache-2.0.txt").read_text(encoding="utf-8")
    assert found == license_text("Apache-2.0.txt")
    assert "Microsoft" in (tmp_path / "licenses/MIT-onnxruntime.txt").read_text(encoding="utf-8")


def test_license_texts_of_the_images_are_included_and_listed(documents, tmp_path):
    beside = (ImageTerms(file="LICENSE.md", text="Cats: CC-BY 4.0, by Bo."),)

    card = written(documents, tmp_path, beside=beside)["MODEL_CARD.md"]

    index = "licenses/images/LICENSE.md"
    assert (tmp_path / index).read_text(encoding="utf-8") == "Cats: CC-BY 4.0, by Bo."
    assert f"these license files were found with them: [LICENSE.md]({index})" in card
    about = (tmp_path / "licenses/README.md").read_text(encoding="utf-8")
    assert "[LICENSE.md](images/LICENSE.md)" in about


def test_custom_terms_override_the_listed_license(documents, tmp_path):
    (tmp_path / "terms.txt").write_text("Ask me.", encoding="utf-8")
    settings = OnnxSettings(license="MIT", license_file=str(tmp_path / "terms.txt"))
    terms = terms_of(settings)
    folder = tmp_path / "bundle"
    folder.mkdir()

    texts = written(documents, folder, license=terms.license, terms=terms)

    assert texts["LICENSE.txt"] == "Ask me."
    assert json.loads(texts["manifest.json"])["license"] == "LicenseRef-own"
    assert "license: other" in texts["MODEL_CARD.md"]


def test_unreadable_terms_are_rejected_before_the_export_starts(tmp_path):
    model = trained_model(small_config(num_steps=2, widths=(16,)))
    exporter = OnnxExporter(OnnxSettings(license_file=str(tmp_path / "nothing.txt")))

    with pytest.raises(ExportError, match=r"nothing\.txt.*cannot be read"):
        next(iter(export_model(model, exporter, tmp_path / "bundle", name="onnx")))

    assert list(tmp_path.iterdir()) == []


def test_a_model_without_seeds_has_no_examples(documents, tmp_path):
    (model,) = documents.files
    (seed,) = model.inputs
    noise = msgspec.structs.replace(seed, name="noise", type="float32")
    files = (msgspec.structs.replace(model, inputs=(noise,)),)

    written(documents, tmp_path, files=files)

    assert not (tmp_path / "web").exists()
    assert not (tmp_path / "example.py").exists()
