"""Tests of loading a model."""

from pathlib import Path

import torch
from tests.support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end

from sfumato.generation.loading import load_model


def test_loading_a_model_does_not_advance_the_global_rng(
    tmp_path: Path,
) -> None:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, TOY_CONFIG)
    train_to_end(project, run)
    before = torch.get_rng_state()

    load_model(run, plugins=toy_engine().plugins)

    assert torch.equal(torch.get_rng_state(), before)
