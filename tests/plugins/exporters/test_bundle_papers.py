"""Do passport, card and licences say what is known, and nothing else?"""

import json

import jsonschema
import msgspec
import pytest

from sfumato.errors import ExportError
from sfumato.export.export import export_model
from sfumato.facts import FeatureQuality, MeasuredQuality, PictureTerms
from sfumato_plugins.exporters import passport as papers_of
from sfumato_plugins.exporters.bundle_papers import write_papers
from sfumato_plugins.exporters.licences import Terms, terms_of
from sfumato_plugins.exporters.offers import Licence, OnnxSettings
from sfumato_plugins.exporters.onnx_bundle import OnnxExporter
from sfumato_plugins.exporters.templates import licence_text
from support.passport_schema import SCHEMA_FILE, fitting_passport, passport_schema
from support.trained import small_config, trained_model

CLASSES = ("cat", "dog | wolf")
QUALITY = MeasuredQuality(
    count=1000,
    sampler="heun",
    num_steps=12,
    guidance="class",
    guidance_scale=2.0,
    ema_length=0.1,
    features=(
        FeatureQuality(
            net="the network of this folder",
            net_sha256="d" * 64,
            frechet=3.25,
            frechet_floor=1.5,
            precision=0.71,
            recall=0.62,
        ),
    ),
    copy_alarms=(),
)


@pytest.fixture(scope="module")
def papers():
    """The papers of a model, as an export would find them."""
    model = trained_model(small_config(), classes=CLASSES)
    facts = msgspec.structs.replace(model.facts, training_s=5400.0, quality=QUALITY)
    value = papers_of.Value(
        name="seed", type="int64", shape=("N",), range=(0, 2**62), about="One a picture."
    )
    image = msgspec.structs.replace(value, name="image", type="uint8", shape=("N", 8, 8, 3))
    return papers_of.Passport(
        title="toys-1 at 1000 images",
        licence="CC-BY-4.0",
        created="2026-01-02T03:04:05+00:00",
        image_size_px=(8, 8),
        channels=3,
        classes=CLASSES,
        files=(
            papers_of.Interface(
                file="model.onnx", sha256="e" * 64, inputs=(value,), outputs=(image,)
            ),
        ),
        sampling=papers_of.sampling_of(facts, (80.0, 1.0, 0.0), network_calls=2),
        training=papers_of.training_of(facts, parameters=1234567),
        parity=PARITY,
        speed=SPEED,
        quality=facts.quality,
        versions={"python": "3.12"},
    )


PARITY = papers_of.Parity(
    pictures=64,
    identical_share=0.99998,
    within_one_share=1.0,
    worst_error=1,
    worst_seed=3,
    worst_identical_share=0.999,
)
SPEED = papers_of.Speed(
    machine="Linux, x86_64",
    threads=2,
    load_s=0.1,
    one_picture_s=0.2,
    batch_size=16,
    batch_s=2.0,
    one_picture_torch_s=0.3,
    batch_torch_s=3.0,
)


def written(papers, folder, *, terms=None, beside=(), **changes):
    facts = trained_model(small_config(), classes=CLASSES).facts
    facts = msgspec.structs.replace(facts, picture_terms=beside)
    changed = msgspec.structs.replace(papers, **changes)
    terms = terms or Terms(changed.licence, author=changed.author)
    write_papers(folder, changed, facts, readme="", terms=terms)
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.suffix in (".md", ".txt", ".json")
    }


def test_the_schema_is_that_of_the_passport():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == passport_schema(), (
        "The passport changed: run python tests/support/passport_schema.py, and raise "
        "passport.SCHEMA if a field went or means something else."
    )


def test_a_passport_fits_its_schema(papers, tmp_path):
    written(papers, tmp_path)

    assert fitting_passport(tmp_path) == papers


@pytest.mark.parametrize("lost", ["title", "schema", "files", "training"])
def test_a_passport_that_lacks_something_does_not_fit(papers, tmp_path, lost):
    written(papers, tmp_path)
    content = json.loads((tmp_path / "passport.json").read_bytes())
    del content[lost]
    (tmp_path / "passport.json").write_text(json.dumps(content))

    with pytest.raises(jsonschema.ValidationError, match=lost):
        fitting_passport(tmp_path)


def test_every_field_of_the_passport_is_explained():
    structs = json.loads(passport_schema())["$defs"]

    unexplained = {
        f"{name}.{field}"
        for name, struct in structs.items()
        for field, value in struct["properties"].items()
        if "description" not in value
    }

    assert all(struct["description"] for struct in structs.values())
    assert unexplained == set()


def test_the_card_tells_what_the_run_knows(papers, tmp_path):
    card = written(papers, tmp_path)["MODEL_CARD.md"]

    for told in (
        "license: cc-by-4.0",
        "8 × 8 px pictures in colour",
        "48 pictures",
        "b" * 64,
        "| Classes | 0 cat, 1 dog \\| wolf |",
        "| Training time | 90 minutes |",
        "| Network | unet, 1,234,567 weights |",
        "1,000 images in 100 updates",
        "8 pictures a second",
        "| the network of this folder (`dddddddd`) | 3.25 | 1.5 | 0.71 | 0.62 |",
        "drawn by heun in 12 steps, guidance 2",
        "Copies of training pictures: none found.",
        "99.998% of bytes identical",
        "num_steps = 4",
    ):
        assert told in card


def test_the_card_invents_nothing(papers, tmp_path):
    training = msgspec.structs.replace(papers.training, training_s=None)

    card = written(papers, tmp_path, training=training, quality=None, licence="")["MODEL_CARD.md"]

    assert "| Training time | not known |" in card
    assert "Not measured at this point of the run." in card
    assert "The one who made the model said nothing." in card
    assert "license: unknown" in card
    assert "Made by" not in card


def test_the_card_names_what_speaks_for_copies(papers, tmp_path):
    alarmed = msgspec.structs.replace(QUALITY, copy_alarms=("4.0% are copies by pixels",))

    card = written(papers, tmp_path, quality=alarmed)["MODEL_CARD.md"]

    assert "Copies of training pictures: 4.0% are copies by pixels." in card


def test_the_card_holds_what_the_maker_wrote(papers, tmp_path):
    card = written(papers, tmp_path, author="Ada", intended_use="Tiles for a game.")[
        "MODEL_CARD.md"
    ]

    assert "| Made by | Ada |" in card
    assert "Tiles for a game." in card


@pytest.mark.parametrize("name", Licence.__origin__.__args__[1:])
def test_every_licence_of_the_list_comes_with_its_text(papers, tmp_path, name):
    texts = written(papers, tmp_path, licence=name, author="Ada Lovelace")

    assert len(texts["LICENSE.txt"]) > 1000
    assert texts["LICENSE.txt"].count("Ada Lovelace") == 1
    assert "<year>" not in texts["LICENSE.txt"]
    about = (tmp_path / "licences/README.md").read_text(encoding="utf-8")
    assert name in about


def test_without_a_licence_the_bundle_says_so(papers, tmp_path):
    assert "No licence was given" in written(papers, tmp_path, licence="")["LICENSE.txt"]


def test_the_examples_come_with_theirs(papers, tmp_path):
    written(papers, tmp_path)

    found = (tmp_path / "licences/Apache-2.0.txt").read_text(encoding="utf-8")
    assert found == licence_text("Apache-2.0.txt")
    assert "Microsoft" in (tmp_path / "licences/MIT-onnxruntime.txt").read_text(encoding="utf-8")


def test_terms_of_the_pictures_go_along_and_are_named(papers, tmp_path):
    beside = (PictureTerms(file="LICENSE.md", text="Cats: CC-BY 4.0, by Bo."),)

    card = written(papers, tmp_path, beside=beside)["MODEL_CARD.md"]

    place = "licences/pictures/LICENSE.md"
    assert (tmp_path / place).read_text(encoding="utf-8") == "Cats: CC-BY 4.0, by Bo."
    assert f"their terms of use lay beside them: [LICENSE.md]({place})" in card
    about = (tmp_path / "licences/README.md").read_text(encoding="utf-8")
    assert "[LICENSE.md](pictures/LICENSE.md)" in about


def test_terms_of_ones_own_go_before_the_list(papers, tmp_path):
    (tmp_path / "terms.txt").write_text("Ask me.", encoding="utf-8")
    settings = OnnxSettings(licence="MIT", licence_file=str(tmp_path / "terms.txt"))
    terms = terms_of(settings)
    folder = tmp_path / "bundle"
    folder.mkdir()

    texts = written(papers, folder, licence=terms.licence, terms=terms)

    assert texts["LICENSE.txt"] == "Ask me."
    assert json.loads(texts["passport.json"])["licence"] == "LicenseRef-own"
    assert "license: other" in texts["MODEL_CARD.md"]


def test_terms_that_cannot_be_read_are_refused_before_the_work(tmp_path):
    model = trained_model(small_config(num_steps=2, widths=(16,)))
    exporter = OnnxExporter(OnnxSettings(licence_file=str(tmp_path / "nothing.txt")))

    with pytest.raises(ExportError, match=r"nothing\.txt.*cannot be read"):
        next(iter(export_model(model, exporter, tmp_path / "bundle", name="onnx")))

    assert list(tmp_path.iterdir()) == []


def test_a_model_without_seeds_has_no_examples(papers, tmp_path):
    (model,) = papers.files
    (seed,) = model.inputs
    noise = msgspec.structs.replace(seed, name="noise", type="float32")
    files = (msgspec.structs.replace(model, inputs=(noise,)),)

    written(papers, tmp_path, files=files)

    assert not (tmp_path / "web").exists()
    assert not (tmp_path / "example.py").exists()
