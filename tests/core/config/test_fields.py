"""Every setting is described well enough to generate a form, a flag, and documentation."""

from typing import Annotated, Literal

import msgspec
import pytest
from msgspec import Meta

from sfumato.config.fields import fields_of, value_at
from sfumato.config.settings import RunConfig, Settings
from sfumato.plugins.catalog import Catalog
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import DatasetRules
from sfumato.records.requests import GenerateRequest

FIELDS = {field.path: field for field in fields_of(RunConfig)}


class Brush(Settings, frozen=True):
    """Settings with one field of each kind."""

    size: Annotated[
        int, Meta(ge=1, le=9, title="Size", description="How wide.", extra={"unit": "px"})
    ] = 3
    pressure: Annotated[float, Meta(gt=0.0, lt=1.0)] = 0.5
    hair: Literal["fine", "rough"] = "fine"
    is_wet: bool = True
    name: str = "round"
    strokes: tuple[int, ...] = (1, 2)
    extras: dict[str, float] = msgspec.field(default_factory=dict)


def test_settings_are_in_declaration_order():
    assert [field.path for field in fields_of(Brush)] == [
        "size",
        "pressure",
        "hair",
        "is_wet",
        "name",
        "strokes",
        "extras",
    ]


def test_each_kind_is_reported():
    kinds = [field.kind for field in fields_of(Brush)]

    assert kinds == ["int", "float", "choice", "bool", "str", "numbers", "table"]


def test_description_includes_texts_bounds_unit_and_default():
    size = fields_of(Brush)[0]

    assert (size.title, size.description, size.unit) == ("Size", "How wide.", "px")
    assert (size.minimum, size.maximum, size.default) == (1, 9, 3)
    assert size.is_minimum_allowed


def test_open_bound_is_reported():
    pressure = fields_of(Brush)[1]

    assert (pressure.minimum, pressure.maximum) == (0.0, 1.0)
    assert not pressure.is_minimum_allowed


def test_choices_are_listed():
    assert set(fields_of(Brush)[2].choices) == {"fine", "rough"}


def test_paths_of_a_family_are_dotted_and_have_a_group():
    rate = FIELDS["optimizer.learning_rate"]

    assert rate.group == "optimizer"
    assert FIELDS["seed"].group == ""


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_every_setting_of_a_run_has_a_title_and_a_sentence(field):
    assert field.title != field.path
    assert field.title[0].isupper()
    assert field.description.endswith(".")


@pytest.mark.parametrize("field", fields_of(DatasetRules), ids=lambda field: field.path)
def test_every_rule_of_a_dataset_but_its_format_has_a_title(field):
    assert field.path == "format" or field.title != field.path


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_every_default_matches_the_default_config_and_its_bounds(field):
    assert value_at(RunConfig(), field.path) == field.default
    numbers = field.default[1:] if field.kind == "shape" else (field.default,)
    for number in numbers:
        if field.minimum is not None:
            assert number >= field.minimum
            assert number > field.minimum or field.is_minimum_allowed
        if field.maximum is not None:
            assert number <= field.maximum
    if field.choices:
        assert field.default in field.choices


def test_paths_begin_with_their_parent():
    assert fields_of(Brush, under="tools.brush")[0].path == "tools.brush.size"


def test_settings_table_names_the_setting_that_chooses_its_entry():
    table = FIELDS["sampling.sampler_settings"]

    assert (table.catalog, table.chosen_by) == ("samplers", "sampling.sampler")
    assert FIELDS["sampling.sampler"].catalog == "samplers"
    assert FIELDS["report.loggers"].chosen_by == ""


@pytest.mark.parametrize("kind", [RunConfig, GenerateRequest, DatasetRules])
def test_every_settings_table_belongs_to_a_hook_and_follows_its_choice(kind):
    fields = {field.path: field for field in fields_of(kind)}
    tables = [field for field in fields.values() if field.kind == "table"]

    assert all(isinstance(Plugins().catalog_of(field), Catalog) for field in tables)
    assert all(
        fields[field.chosen_by].catalog == field.catalog for field in tables if field.chosen_by
    )


def test_a_few_settings_are_shown_before_advanced_is_opened():
    main = [path for path, field in FIELDS.items() if field.is_main]

    assert main == ["data.shape", "images_total", "minutes", "batch_size", "seed"]
