"""Export of a model for programs that have torch but not Sfumato.

The export is a single `.pt2` file written by `torch.export`, which computes everything from seeds
to images as a program of torch operations, which `torch.export.load` runs without the code that it
was traced from.
"""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor, nn

from sfumato.errors import ExportError
from sfumato.export.exporter import Exporter
from sfumato.files.storage import write_whole
from sfumato.generation.image_maker import ImageMaker
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.events import Progressed
from sfumato_plugins.exporters import TorchSettings
from sfumato_plugins.exporters.documents.licenses import terms_of, write_readme
from sfumato_plugins.exporters.proof.regeneration import (
    Images,
    Trial,
    prove_equal,
)

__all__ = ["TorchProgramExporter"]

_FILE = "model.pt2"
_METADATA = "metadata.json"
"""A file inside the `.pt2` file, which `torch.export.load` returns in `extra_files`."""
_USAGE = {
    "class_label": "class_label=torch.tensor([0, 0])",
    "guidance": "guidance=torch.tensor(1.0)",
}
"""The arguments as written in the example of the README."""
_EXAMPLES = 2  # torch specializes on a batch size of one


class TorchProgramExporter(Exporter):
    """Writes the program and verifies it by running it."""

    def __init__(self, settings: TorchSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Trace the generation, write it, load it, and compare results; see `Exporter.export`."""
        terms = terms_of(self._settings)
        yield Progressed(task=msg("exporters.tracing_model", "Tracing the model"), done=0, total=1)
        metadata = msgspec.json.encode(model.metadata).decode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch's notes for its own developers
            content = io.BytesIO()  # torch's own writer does not report why a write failed
            torch.export.save(_traced(model), content, extra_files={_METADATA: metadata})
            write_whole(folder / _FILE, content.getvalue())
            loaded = torch.export.load(folder / _FILE).module()
        arguments = [name for name in _examples(model) if name != "seed"]
        write_readme(
            folder,
            model.metadata,
            terms,
            readme="torch_readme.md",
            what=f"the model: `{_FILE}`",
            more={
                "arguments": "".join(f", {_USAGE[name]}" for name in arguments),
                "torch": torch.__version__,
            },
        )
        self.summary = yield from prove_equal(
            model,
            lambda trial: _drawn(loaded, model, trial),
            images=self._settings.proof_images,
            program="PyTorch",
        )


class _Program(nn.Module):
    """The image generator, with -1 as the label for no class."""

    def __init__(self, maker: ImageMaker) -> None:
        super().__init__()
        self.maker = maker

    def forward(
        self, seed: Tensor, class_label: Tensor | None = None, guidance: Tensor | None = None
    ) -> Tensor:
        if class_label is not None:
            class_label = torch.where(class_label < 0, self.maker.class_count, class_label)
        images: Tensor = self.maker(seed, class_label, guidance)
        return images


def _examples(model: TrainedModel) -> dict[str, Tensor]:
    """Return an example of each input of the program."""
    examples = {"seed": torch.arange(_EXAMPLES)}
    if model.metadata.classes:
        examples["class_label"] = torch.zeros(_EXAMPLES, dtype=torch.int64)
    if model.supports_guidance:
        examples["guidance"] = torch.tensor(1.0)
    return examples


def _traced(model: TrainedModel) -> torch.export.ExportedProgram:
    examples = _examples(model)
    shapes: dict[str, Any] = {  # in the form that torch expects
        name: {0: torch.export.Dim.DYNAMIC} if example.ndim else None
        for name, example in examples.items()
    }
    try:
        with torch.no_grad():
            return torch.export.export(
                _Program(model.image_maker().eval()),
                (),
                kwargs=examples,
                dynamic_shapes=shapes,
                strict=False,
            )
    except Exception as error:  # torch raises many kinds of errors
        reason = str(error).strip().splitlines()
        raise ExportError(
            msg(
                "exporters.torch_cannot_trace",
                "The model cannot be exported as a PyTorch program: {reason}",
                reason=repr(reason[0] if reason else error),
            ),
            hint=msg(
                "exporters.choose_traceable_sampler",
                "The sampler or backbone uses operations that torch.export cannot trace; choose "
                "another sampler.",
            ),
        ) from error


def _drawn(program: nn.Module, model: TrainedModel, trial: Trial) -> Images:
    """Return images from the loaded program, which is used as a third party would use it."""
    given = {"seed": torch.tensor(trial.seeds)}
    if trial.labels is not None:
        given["class_label"] = torch.tensor(trial.labels)
    if model.supports_guidance:
        given["guidance"] = torch.tensor(trial.guidance)
    with torch.inference_mode():
        images: Images = program(**given).numpy()
    return images
