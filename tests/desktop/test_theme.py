"""Tests of contrast in the light and dark schemes, and of themed icons."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sfumato_desktop.icons import icon, icon_names
from sfumato_desktop.theme import DARK, LIGHT, Colors, Scheme, Theme, apply_theme, colors_of


def luminance(color: str) -> float:
    """Return the relative luminance as defined by WCAG 2."""
    parts = QColor(color).getRgbF()[:3]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio as defined by WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=lambda colors: colors.name)
@pytest.mark.parametrize("text", ["text", "muted", "danger", "warning", "success", "accent"])
@pytest.mark.parametrize("ground", ["window", "rail", "surface", "field"])
def test_text_contrasts_with_its_background(colors: Colors, text: str, ground: str) -> None:
    assert contrast(asdict(colors)[text], asdict(colors)[ground]) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=lambda colors: colors.name)
def test_text_contrasts_with_the_selection(colors: Colors) -> None:
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    assert contrast(colors.text, colors.accent_soft) >= 4.5
    assert contrast(colors.muted, colors.accent_soft) >= 4.5


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=lambda colors: colors.name)
@pytest.mark.parametrize("edge", ["border_strong", "accent"])
def test_the_border_of_an_input_is_visible(colors: Colors, edge: str) -> None:
    assert contrast(asdict(colors)[edge], colors.field) >= 3.0


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=lambda colors: colors.name)
def test_the_grays_have_no_tint(colors: Colors) -> None:
    for name in ("window", "rail", "surface", "field", "canvas", "border", "text", "muted"):
        gray = QColor(asdict(colors)[name])
        assert gray.red() == gray.green() == gray.blue()


def test_switching_the_scheme_updates_visible_widgets(qtbot: QtBot, qapp: QApplication) -> None:
    text = QLabel("Petals")
    qtbot.addWidget(text)
    theme = Theme(qapp, Scheme.LIGHT)

    with qtbot.waitSignal(theme.colors_changed):
        theme.choose(Scheme.DARK)

    assert colors_of(text) is DARK


def test_every_icon_paints_something_in_the_theme_s_color(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)

    for name in icon_names():
        image = icon(name, color="danger").pixmap(32, 32).toImage()
        assert has_content(image), name


def test_a_disabled_icon_is_paler(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)

    assert strongest(icon("plus").pixmap(32, 32).toImage()) == QColor(LIGHT.text).lightness()


def test_an_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn")


def has_content(image: QImage) -> bool:
    return any(
        image.pixelColor(x, y).alpha() > 128
        for x in range(image.width())
        for y in range(image.height())
    )


def strongest(image: QImage) -> int:
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    )
