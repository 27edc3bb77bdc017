"""Settings survive their file, and errors in them are reported precisely."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfumato.config.fields import fields_of, value_at
from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import (
    apply_assignments,
    load_settings,
    nearest,
    save_settings,
    settings_from,
)
from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.settings import RunConfig, SamplingSettings
from sfumato.diffusion.sampler import karras_sigmas
from sfumato.errors import ConfigError, SfumatoError

FIELDS = {field.path: field for field in fields_of(RunConfig)}
NUMBERS = [
    field
    for field in FIELDS.values()
    if field.kind in ("int", "float") and field.minimum is not None
]


def text_file(folder, text):
    file = folder / "run.toml"
    file.write_bytes(text.encode())
    return file


@pytest.mark.parametrize("preset", [preset.name for preset in PRESETS])
def test_config_survives_its_file(tmp_path, preset):
    config = preset_config(
        preset, dataset="Gesichter „neu“", shape=ImageShape.square(64), images=300
    )
    config = apply_assignments(config, ["augmentations.flip.horizontal=0.3"])

    save_settings(tmp_path / "run.toml", config)

    assert load_settings(tmp_path / "run.toml", RunConfig) == config


ANY_LETTER = st.characters(codec="utf-8", exclude_characters="\0")


@given(
    st.floats(min_value=1e-300, max_value=1.0),
    st.text(ANY_LETTER, max_size=20),
)
def test_every_number_and_string_survives_toml(tmp_path_factory, rate, dataset):
    file = tmp_path_factory.mktemp("toml") / "run.toml"
    config = settings_from(
        {"optimizer": {"learning_rate": rate}, "data": {"dataset": dataset}},
        RunConfig,
        source="the test",
    )

    save_settings(file, config)

    assert load_settings(file, RunConfig) == config


def test_missing_keys_take_their_defaults(tmp_path):
    assert load_settings(text_file(tmp_path, ""), RunConfig) == RunConfig()


def test_byte_order_mark_is_skipped(tmp_path):
    assert load_settings(text_file(tmp_path, "\ufeffseed = 5\n"), RunConfig).seed == 5


def test_invalid_toml_is_reported_with_file_and_line(tmp_path):
    with pytest.raises(ConfigError, match=r"run\.toml” is not valid TOML.*line 2"):
        load_settings(text_file(tmp_path, "seed = 1\nbatch_size =\n"), RunConfig)


def test_file_that_is_not_text_is_reported(tmp_path):
    (tmp_path / "run.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigError, match="not valid TOML"):
        load_settings(tmp_path / "run.toml", RunConfig)


def test_missing_file_is_explained(tmp_path):
    with pytest.raises(SfumatoError, match="does not exist"):
        load_settings(tmp_path / "run.toml", RunConfig)


def test_unknown_key_is_reported_with_its_path_and_the_closest_one(tmp_path):
    file = text_file(tmp_path, "[optimizer]\nlearning_rat = 0.1\n")

    with pytest.raises(
        ConfigError, match=r"“optimizer\.learning_rat” \(in “.*run\.toml”\)"
    ) as caught:
        load_settings(file, RunConfig)

    assert str(caught.value.hint) == "Did you mean “optimizer.learning_rate”?"


def test_unknown_group_is_reported(tmp_path):
    with pytest.raises(ConfigError, match="no setting “optimizr”"):
        load_settings(text_file(tmp_path, "[optimizr]\nbeta1 = 0.5\n"), RunConfig)


def test_value_out_of_bounds_is_reported_with_the_bounds(tmp_path):
    with pytest.raises(ConfigError, match=r"“batch_size” in .* is 0") as caught:
        load_settings(text_file(tmp_path, "batch_size = 0\n"), RunConfig)

    assert str(caught.value.hint) == "Enter a number: at least 1, at most 65536."


def test_invalid_choice_is_reported_with_the_choices():
    with pytest.raises(ConfigError, match=r"“model\.prediction” .* 'noise'") as caught:
        apply_assignments(RunConfig(), ["model.prediction=noise"])

    assert str(caught.value.hint) == "Choose one of: edm, epsilon, flow, v, x."


def test_invalid_number_in_a_list_is_reported_with_its_index():
    with pytest.raises(ConfigError, match=r"“model\.widths\[1\]”"):
        apply_assignments(RunConfig(), ["model.widths=[64, 100]"])


@pytest.mark.parametrize("field", NUMBERS, ids=lambda field: field.path)
def test_bounds_of_every_number_are_enforced(field):
    below = field.minimum - 1 if field.is_minimum_allowed else field.minimum
    text = f"{below:g}" if field.kind == "float" else f"{int(below)}"

    with pytest.raises(ConfigError, match=f"“{field.path}”"):
        apply_assignments(RunConfig(), [f"{field.path}={text}"])


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
@pytest.mark.parametrize("field", [f for f in NUMBERS if f.kind == "float"], ids=lambda f: f.path)
def test_no_setting_accepts_nan_or_infinity(field, number):
    with pytest.raises(ConfigError):
        apply_assignments(RunConfig(), [f"{field.path}={number}"])


@pytest.mark.parametrize(
    ("assignment", "value"),
    [
        ("optimizer.learning_rate=0.0005", 0.0005),
        ("minutes=3", 3.0),
        ("batch_size=12", 12),
        ("data.use_classes=false", False),
        ("model.widths=[64, 128]", (64, 128)),
        ("model.unshuffle=4", 4),
        ("precision=bf16", "bf16"),
        ("data.dataset=faces", "faces"),
        ("data.dataset='faces'", "faces"),
        ("data.dataset=2026", "2026"),
        ("data.dataset=2026-01-01", "2026-01-01"),
        ("data.dataset=a=b", "a=b"),
        (" seed = 3 ", 3),
    ],
)
def test_assignment_sets_its_value(assignment, value):
    config = apply_assignments(RunConfig(), [assignment])

    assert value_at(config, assignment.partition("=")[0].strip()) == value


def test_assignments_do_not_change_the_given_settings():
    config = RunConfig()

    changed = apply_assignments(config, ["augmentations.flip.horizontal=0.3", "seed=4"])

    assert config == RunConfig()
    assert changed.augmentations == {"flip": {"horizontal": 0.3}}


def test_later_of_two_assignments_wins():
    assert apply_assignments(RunConfig(), ["seed=1", "seed=2"]).seed == 2


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("seed", "“=” is missing"),
        ("learning_rate=1", "no setting “learning_rate”"),
        ("optimizer=5", "no setting “optimizer”"),
        ("seed.x=5", "no setting “seed.x”"),
        ("=5", "no setting “”"),
        ("batch_size=many", "“batch_size” .* 'many'"),
        ("augmentationsflip=1", "no setting “augmentationsflip”"),
        ("augmentations=5", "“augmentations” .* is 5"),
        ("augmentations.flip=5", "augmentations"),
    ],
)
def test_invalid_assignment_is_rejected(assignment, words):
    with pytest.raises(ConfigError, match=words) as caught:
        apply_assignments(RunConfig(), [assignment])

    assert str(caught.value.hint).endswith((".", "?"))


def test_setting_inside_a_non_group_is_rejected():
    with pytest.raises(ConfigError, match="“flip” is already set to True"):
        apply_assignments(
            RunConfig(), ["augmentations.flip=true", "augmentations.flip.horizontal=1"]
        )


def test_hint_matches_the_last_part_of_a_path():
    with pytest.raises(ConfigError) as caught:
        apply_assignments(RunConfig(), ["dropout=0.1"])

    assert str(caught.value.hint) == "Did you mean “model.dropout”?"


@pytest.mark.parametrize(
    ("name", "names", "sentence"),
    [
        ("sampel", ["sample", "train"], "Did you mean “sample”?"),
        ("xyz", ["sample", "train"], "Available: sample, train."),
        ("xyz", [], "None are available."),
    ],
)
def test_closest_name_is_suggested_or_all_are_listed(name, names, sentence):
    assert str(nearest(name, names)) == sentence


def extremes_of(name):
    field = next(field for field in fields_of(SamplingSettings) if field.path == name)
    lowest = field.minimum if field.is_minimum_allowed else field.minimum + 1e-6
    return [lowest, field.maximum]


@pytest.mark.parametrize("sigma_min", extremes_of("sigma_min"))
@pytest.mark.parametrize("sigma_max", extremes_of("sigma_max"))
@pytest.mark.parametrize("rho", extremes_of("rho"))
@pytest.mark.parametrize("num_steps", [1, 2, 1000])
def test_noise_levels_decrease_at_every_step_within_all_bounds(
    sigma_min, sigma_max, rho, num_steps
):
    sigmas = karras_sigmas(num_steps, sigma_min=sigma_min, sigma_max=sigma_max, rho=rho)

    assert len(sigmas) == num_steps + 1
    assert sigmas[-1] == 0.0
    assert all(high > low for high, low in pairwise(sigmas))
