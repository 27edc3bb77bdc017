"""A runner that plays all scenes and records each screen."""

import json
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QLocale,
    QMessageLogContext,
    QPoint,
    QRect,
    QSize,
    Qt,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

from sfumato_desktop.bridge.device_readings import DeviceReadings
from sfumato_desktop.language import ENGLISH, speak
from sfumato_desktop.theme import Scheme
from sfumato_desktop.widgets import about
from sfumato_desktop.widgets.plain_text import PlainLabel
from support.clipped_texts import clipped_texts
from support.pointed_german import PointedGerman
from support.pseudo_language import PseudoLanguage
from support.screen_checks import (
    FocusWatch,
    leaving_by_escape,
    nameless,
    size_troubles,
    untouched,
)
from support.screens import SCENES, Scene
from support.stage import SIZE, Stage, still_device
from support.still_home import StillHome, build_home
from support.visible_words import english_left_in
from support.walk import FONTS

__all__ = ["REDUCTION", "Walker"]

REDUCTION = 4
"""Reduction factor of the stored image in both directions."""
_FAMILY = "Screen Test Sans"
_POINTS = 10
_KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QTabBar,
)
"""Widgets whose positions are recorded."""
_LANGUAGES: dict[str, type[QTranslator]] = {"clipping": PseudoLanguage, "german": PointedGerman}
_IGNORED = "This plugin does not support"  # logged by the offscreen platform


class Walker:
    """Plays all scenes and records what it sees.

    Args:
        folder: Working and output folder.
        look_for: Checks besides the images: `keyboard`, `clipping` in a longer language, or
            `german`.
        has_whole: Whether full-size images are also stored, for people to view.
    """

    def __init__(self, folder: Path, *, look_for: str, has_whole: bool = False) -> None:
        self._folder = folder
        self._has_whole = has_whole
        self._look_for = look_for
        self._messages: list[str] = []
        self._known: set[str] = set()
        self._found: dict[str, dict[str, Any]] = {}
        self._application = _application()
        self._language = _LANGUAGES[look_for]() if look_for in _LANGUAGES else None
        if self._language is not None:
            self._application.installTranslator(self._language)
        self._still = build_home(_emptied(folder / "home"))
        self._original = folder / "original"
        shutil.rmtree(self._original, ignore_errors=True)
        self._still.home.rename(self._original)
        qInstallMessageHandler(self._collect_message)
        _freeze_animations()

    def walk(self, scheme: str, *, only: str = "") -> None:
        """Play all scenes in one color scheme."""
        self._known.clear()
        stage = Stage(
            self._application,
            StillHome(self._still.home),
            original=self._original,
            scheme=Scheme(scheme),
        )
        for scene in SCENES:
            if any(only in name for name in scene.screens):
                self._play(scene, stage, scheme)

    def write(self) -> None:
        """Write the results."""
        text = json.dumps(self._found, indent=1, ensure_ascii=False)
        (self._folder / "found.json").write_text(text, encoding="utf-8")

    def _play(self, scene: Scene, stage: Stage, scheme: str) -> None:
        reached = []
        with stage.scene():
            for name, shown in scene.play(stage):
                reached.append(name)
                self._check(f"{name}-{scheme}", shown, stage)
        assert tuple(reached) == scene.screens, f"{reached} are not {scene.screens}."

    def _check(self, name: str, shown: QWidget, stage: Stage) -> None:
        shown.activateWindow()
        stage.wait_for("the keyboard", shown.isActiveWindow)
        image = stage.settle(shown)
        self._keep(name, image)
        layout = _layout(shown)  # the checks below move the focus, which shows help texts
        troubles: dict[str, list[str]] = {"size": size_troubles(shown, QRect(QPoint(), SIZE))}
        if self._look_for == "keyboard":
            watch = FocusWatch(shown, self._known)
            troubles["name"] = nameless(shown)
            troubles["escape"] = leaving_by_escape(shown)
            if not name.startswith("menu"):
                with _unchanged(shown):
                    troubles["tab"] = untouched(shown, watch.walk())
                troubles["focus"] = watch.troubles
        if self._language is not None:
            troubles["clipping"] = clipped_texts(shown)
        if self._look_for == "german":
            troubles["english"] = english_left_in(shown)
        self._found[name] = {
            "kind": type(shown).__name__,
            "size": [image.width(), image.height()],
            "layout": layout,
            "troubles": troubles,
            "messages": self._messages.copy(),
        }
        self._messages.clear()

    def _keep(self, name: str, image: QImage) -> None:
        folder = self._folder / "images"
        folder.mkdir(exist_ok=True)
        reduction = round(REDUCTION * image.devicePixelRatio())
        size = QSize(-(-image.width() // reduction), -(-image.height() // reduction))
        smooth = Qt.TransformationMode.SmoothTransformation
        small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        small.convertToFormat(QImage.Format.Format_RGB888).save(str(folder / f"{name}.png"))
        if self._has_whole:
            image.save(str(folder / f"{name}-whole.png"))

    def _collect_message(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and _IGNORED not in text:
            self._messages.append(text)


def _application() -> QApplication:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    made = QApplication(["sfumato"])
    speak(made, ENGLISH)
    made.setCursorFlashTime(0)
    for file in sorted(FONTS.glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(file)) >= 0, file
    font = QFont(_FAMILY, _POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFont(font)
    return made


def _freeze_animations() -> None:
    """Fix the machine and the versions, wherever the runner is executed."""
    DeviceReadings.start = still_device
    platform.node = lambda: "studio"
    about.about_text = lambda machine: (
        "Sfumato 0.1.0\nPython 3.12.0, PySide6 6.10.0\nLinux-6.1\n"
        + ("CPU, 2 cores, fp32, 1 threads\ntorch 2.15.0" if machine is not None else "")
    )
    about.licenses = lambda: [
        (f"library-{number:02d}", f"{number}.0", "MIT") for number in range(1, 25)
    ]


@contextmanager
def _unchanged(shown: QWidget) -> Iterator[None]:
    """Restore the focus and scroll bars after the block, for the screens that follow."""
    focus = shown.focusWidget()
    bars = [(bar, bar.value()) for bar in shown.findChildren(QScrollBar)]
    yield
    if focus is not None:
        focus.setFocus()
    for bar, value in bars:
        bar.setValue(value)


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _layout(shown: QWidget) -> list[str]:
    """Return the position of each control and text of a window.

    Help comes last, from top to bottom: it floats above the page once it has been shown.
    """
    seen = [
        (child, QRect(child.mapTo(shown, QPoint()), child.size()))
        for child in shown.findChildren(QWidget)
        if isinstance(child, _KINDS)
        and child.isVisible()
        and child.window() is shown
        and not child.objectName().startswith("qt_")
        and not isinstance(child.parent(), (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar))
    ]
    seen.sort(key=lambda found: found[1].y() if found[0].property("role") == "caption" else -1e9)
    return [_line(child, place) for child, place in seen]


def _line(child: QWidget, page: QRect) -> str:
    text = getattr(child, "text", None)
    words = child.accessibleName() or (str(text()) if callable(text) else "")
    words = " ".join(words.split())[:60]
    kind = "QLabel" if type(child) is PlainLabel else type(child).__name__
    return f"{page.x()} {page.y()} {page.width()} {page.height()} {kind} {words}"
