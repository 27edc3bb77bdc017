"""Write the table of micro-batches that fit GPUs of common sizes; see docs/gpu-memory.md.

Nothing is trained, and no GPU is needed: memory is predicted by `sfumato.training.memory_estimate`.

    uv run python benchmarks/memory_table.py
"""

import argparse
from pathlib import Path

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import PRESETS, preset_config
from sfumato.training.memory_estimate import estimate_memory

_SIZES_PX = (32, 64, 128, 256, 512)
_CARDS_GB = (6, 8, 12, 16, 24, 80)
_IMAGES = 20_000
_PAGE = Path(__file__).parents[1] / "docs" / "gpu-memory.md"
_BEGIN, _END = "<!-- table -->\n", "<!-- end of table -->\n"


def rows(sizes_px: tuple[int, ...]) -> list[str]:
    """Return one row of the table for each preset at each size."""
    found = []
    for size_px in sizes_px:
        for preset in PRESETS:
            shape = ImageShape.square(size_px)
            config = preset_config(preset.name, dataset="", shape=shape, images=_IMAGES)
            estimate = estimate_memory(config)
            cells = []
            for total_bytes in (gb * 10**9 for gb in _CARDS_GB):
                size = estimate.micro_batch_size(total_bytes)
                peak_bytes = estimate.peak_bytes(size)
                assert not size or peak_bytes < total_bytes
                cells.append(f"{size} ({peak_bytes / 1e9:.1f})" if size else "none")
            parameters = f"{estimate.parameters / 1e6:.1f} M"
            space = "latents" if config.model.autoencoder != "none" else "pixels"
            name = f"{preset.name}, {size_px} px"
            batch = str(config.batch_size)
            found.append(f"| {' | '.join([name, space, parameters, batch, *cells])} |")
            print(found[-1], flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES_PX, help="in px; print only")
    chosen = parser.parse_args()
    sizes = tuple(chosen.sizes)
    found = rows(sizes)
    if sizes != _SIZES_PX:
        return
    head = ["Preset", "Trains on", "Weights", "Batch", *(f"{gb} GB" for gb in _CARDS_GB)]
    table = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *found]
    text = _PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    lines = "".join(f"{line}\n" for line in table)
    _PAGE.write_text(f"{before}{_BEGIN}\n{lines}\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
