"""What can be done in the window, under which name, in which menu, by which keys?

Every command is an `Action` value in the list that `all_actions` gives. Menus, shortcuts, buttons
and the command palette are made from this one list; an `ActionBook` holds the `QAction`s of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from sfumato_desktop.icons import icon
from sfumato_desktop.navigator import Place
from sfumato_desktop.theme import Scheme

__all__ = ["Action", "ActionBook", "all_actions", "place_name"]


@dataclass(frozen=True)
class Action:
    """One command."""

    name: str
    """The key by which it is connected: `project.new`."""
    text: str
    tip: str
    menu: str
    """The title of its menu."""
    shortcut: str = ""
    """Its keys; several ways are set apart by `; `."""
    icon: str = ""
    group: str = ""
    """Actions of one group exclude each other, and the chosen one is ticked."""
    starts_section: bool = False
    """Whether a line stands above it in its menu."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def place_name(place: Place) -> str:
    """Give the name of a place as the user reads it."""
    return {
        Place.HOME: _tr("Home"),
        Place.DATASETS: _tr("Datasets"),
        Place.TRAIN: _tr("Train"),
        Place.RUNS: _tr("Runs"),
        Place.GALLERY: _tr("Gallery"),
        Place.MODELS: _tr("Models"),
    }[place]


def all_actions() -> tuple[Action, ...]:
    """Give every command of the window, in the order of the menus."""
    return (*_project_actions(), *_go_actions(), *_run_actions(), *_view_actions(), *_help())


def _project_actions() -> Iterator[Action]:
    menu = _tr("&Project")
    yield Action(
        name="project.new",
        text=_tr("New project…"),
        tip=_tr("Make a project in a new or empty folder"),
        menu=menu,
        shortcut="Ctrl+N",
        icon="plus",
    )
    yield Action(
        name="project.open",
        text=_tr("Open project…"),
        tip=_tr("Open the folder of a project"),
        menu=menu,
        shortcut="Ctrl+O",
        icon="folder-open",
    )
    yield Action(
        name="project.sample",
        text=_tr("Try the sample"),
        tip=_tr("Make a project from the pixel faces that come with Sfumato"),
        menu=menu,
        icon="generate",
    )
    yield Action(
        name="project.folder",
        text=_tr("Show project folder"),
        tip=_tr("Show the project's folder in the file manager"),
        menu=menu,
        icon="folder",
        starts_section=True,
    )
    yield Action(
        name="project.refresh",
        text=_tr("Look again"),
        tip=_tr("Read the project's folder again, after a change made outside"),
        menu=menu,
        shortcut="F5",
        icon="refresh",
    )
    yield Action(
        name="project.close",
        text=_tr("Close project"),
        tip=_tr("Close the project; nothing has to be saved"),
        menu=menu,
        shortcut="Ctrl+W",
    )
    yield Action(
        name="app.quit",
        text=_tr("Quit"),
        tip=_tr("Close Sfumato"),
        menu=menu,
        shortcut="Ctrl+Q",
        starts_section=True,
    )


def _go_actions() -> Iterator[Action]:
    for number, place in enumerate(Place, start=1):
        yield Action(
            name=f"go.{place}",
            text=place_name(place),
            tip=_tr("Go to {place}").format(place=place_name(place)),
            menu=_tr("&Go"),
            shortcut=f"Ctrl+{number}",
            icon=str(place),
            group="place",
        )


def _run_actions() -> Iterator[Action]:
    menu = _tr("&Run")
    yield Action(
        name="run.pause",
        text=_tr("Pause training"),
        tip=_tr("Wait between two steps; the model stays loaded"),
        menu=menu,
        shortcut="Ctrl+P",
        icon="pause",
    )
    yield Action(
        name="run.resume",
        text=_tr("Go on training"),
        tip=_tr("Go on with the paused run"),
        menu=menu,
        shortcut="Ctrl+Alt+P",
        icon="resume",
    )
    yield Action(
        name="run.stop",
        text=_tr("Stop training"),
        tip=_tr("End the run after a checkpoint; it can be resumed later"),
        menu=menu,
        shortcut="Ctrl+.",
        icon="stop",
    )
    yield Action(
        name="run.sample",
        text=_tr("Draw samples now"),
        tip=_tr("Draw a sample grid at the next step"),
        menu=menu,
        icon="sample",
        starts_section=True,
    )
    yield Action(
        name="run.make_fast",
        text=_tr("Make a fast version"),
        tip=_tr("Let a copy of the model shown in Models learn to draw in one or two steps"),
        menu=menu,
        icon="play",
        starts_section=True,
    )


def _view_actions() -> Iterator[Action]:
    menu = _tr("&View")
    yield Action(
        name="view.palette",
        text=_tr("Command palette…"),
        tip=_tr("Find any command by its name"),
        menu=menu,
        shortcut="Ctrl+K; Ctrl+Shift+P",
        icon="search",
    )
    yield Action(
        name="view.next_part",
        text=_tr("Next part of the window"),
        tip=_tr("Take the keyboard to the notices, the rail, the place and the strip in turn"),
        menu=menu,
        shortcut="F6",
    )
    names = {
        Scheme.LIGHT: _tr("Light colours"),
        Scheme.DARK: _tr("Dark colours"),
        Scheme.AUTO: _tr("Colours of the system"),
    }
    for scheme, text in names.items():
        yield Action(
            name=f"view.{scheme}",
            text=text,
            tip=_tr("Switch to: {colours}").format(colours=text),
            menu=menu,
            group="scheme",
            starts_section=scheme is Scheme.LIGHT,
        )


def _help() -> Iterator[Action]:
    menu = _tr("&Help")
    yield Action(
        name="help.shortcuts",
        text=_tr("Keyboard shortcuts"),
        tip=_tr("List all keys"),
        menu=menu,
        shortcut="F1; ?",
        icon="help",
    )
    yield Action(
        name="help.plugins",
        text=_tr("Plugins"),
        tip=_tr("What the plugins offer, and what went wrong with one"),
        menu=menu,
    )
    yield Action(
        name="help.log",
        text=_tr("Open logs folder"),
        tip=_tr("Show where the log files lie"),
        menu=menu,
        icon="folder",
    )
    yield Action(
        name="help.about",
        text=_tr("About Sfumato"),
        tip=_tr("Version, licence and this machine"),
        menu=menu,
        icon="info",
        starts_section=True,
    )


class ActionBook(QObject):
    """The `QAction`s of all commands.

    Args:
        window: Where the shortcuts work.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {action.name: action for action in all_actions()}
        self._groups: dict[str, QActionGroup] = {}
        self._made = {name: self._make(action) for name, action in self._actions.items()}
        window.addActions(list(self._made.values()))

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def connect_to(self, name: str, slot: Callable[[], object]) -> None:
        """Let a command call a slot."""
        self._made[name].triggered.connect(slot)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        menus = {}
        for action in self:
            if action.menu not in menus:
                menus[action.menu] = bar.addMenu(action.menu)
                menus[action.menu].setToolTipsVisible(True)
            if action.starts_section:
                menus[action.menu].addSeparator()
            menus[action.menu].addAction(self._made[action.name])

    def _make(self, action: Action) -> QAction:
        made = QAction(action.text, self)
        made.setObjectName(action.name)
        made.setToolTip(action.tip)
        made.setStatusTip(action.tip)
        if action.shortcut:
            made.setShortcuts(QKeySequence.listFromString(action.shortcut))
        if action.icon:
            made.setIcon(icon(action.icon))
            made.setIconVisibleInMenu(False)
        if action.group:
            made.setCheckable(True)
            group = self._groups.setdefault(action.group, QActionGroup(self))
            group.addAction(made)
        return made
