"""Optional settings are described like any other."""

from sfumato.config.fields import fields_of
from sfumato.records.requests import GenerateRequest


def test_optional_setting_keeps_its_kind_and_bounds() -> None:
    fields = {field.path: field for field in fields_of(GenerateRequest)}

    steps = fields["sampling.num_steps"]

    assert (steps.kind, steps.minimum, steps.maximum) == ("int", 1, 1000)
    assert steps.is_optional
    assert not fields["count"].is_optional
