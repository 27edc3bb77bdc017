"""Bar charts of distances."""

from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

__all__ = ["Bar", "save_bars"]

_SCALE = 2  # rendered at twice the size for high-DPI screens
_WIDTH, _ROW, _BAR, _LEFT, _RIGHT, _TOP, _BOTTOM = 760, 34, 18, 214, 76, 44, 12
_INK, _FAINT, _GROUND = "#26272b", "#74767d", "#ffffff"
_OURS, _THEIRS = "#c2603c", "#a9b4c2"
_TITLE_SIZE, _TEXT_SIZE = 15, 13


class Bar(NamedTuple):
    """One row of the chart."""

    name: str
    value: float
    low: float
    """The smallest value over the seeds."""
    high: float
    is_ours: bool


def save_bars(file: Path, bars: list[Bar], *, title: str) -> None:
    """Write horizontal bars from 0, each with a thin line from the smallest seed to the largest."""
    height = _TOP + _ROW * len(bars) + _BOTTOM
    image = Image.new("RGB", (_WIDTH * _SCALE, height * _SCALE), _GROUND)
    draw = ImageDraw.Draw(image)
    _write(draw, (16, 24), title, size=_TITLE_SIZE, anchor="lm")
    longest = max(bar.high for bar in bars)
    per_value = (_WIDTH - _LEFT - _RIGHT) / longest
    for row, bar in enumerate(bars):
        middle = _TOP + _ROW * row + _ROW / 2
        end, low, high = (_LEFT + per_value * value for value in (bar.value, bar.low, bar.high))
        box = (_LEFT, middle - _BAR / 2, end, middle + _BAR / 2)
        draw.rectangle([part * _SCALE for part in box], fill=_OURS if bar.is_ours else _THEIRS)
        draw.line([part * _SCALE for part in (low, middle, high, middle)], fill=_INK, width=_SCALE)
        _write(draw, (_LEFT - 12, middle), bar.name, anchor="rm")
        _write(draw, (max(end, high) + 8, middle), f"{bar.value:.1f}", anchor="lm")
    file.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(64).save(file, optimize=True)


def _write(
    draw: ImageDraw.ImageDraw,
    index: tuple[float, float],
    text: str,
    *,
    anchor: str,
    size: int = _TEXT_SIZE,
) -> None:
    x, y = index
    font = ImageFont.load_default(size * _SCALE)
    fill = _INK if size == _TITLE_SIZE or anchor == "rm" else _FAINT
    draw.text((x * _SCALE, y * _SCALE), text, fill=fill, font=font, anchor=anchor)
