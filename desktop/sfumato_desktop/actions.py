"""The commands of the window, with their labels, menus, and shortcuts.

Each command is an `Action` value in the list returned by `all_actions`. Menus, shortcuts, buttons,
the command palette, and the shortcut settings are all built from this list. An `ActionBook` holds
the matching `QAction`s.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sfumato_desktop.language import translator
from sfumato_desktop.navigator import Page
from sfumato_desktop.theme import Scheme

__all__ = ["Action", "all_actions", "page_name"]

_tr = translator("Actions")


@dataclass(frozen=True)
class Action:
    """A command of the window."""

    name: str
    """Unique name used to connect the command, such as `project.new`."""
    text: str
    tip: str
    menu: str
    """Title of the menu that contains the command."""
    shortcut: str = ""
    """Default shortcut; alternatives are separated by `; `."""
    icon: str = ""
    group: str = ""
    """Actions in the same group are mutually exclusive; the selected action is checked."""
    starts_section: bool = False
    """Whether a separator precedes the command in its menu."""
    needs: str = ""
    """Message shown when the command is unavailable because something is missing."""
    is_menu: bool = False
    """Whether the command opens a submenu that is filled when shown."""


def page_name(page: Page) -> str:
    """Return the display name of a page."""
    return {
        Page.HOME: _tr("Home"),
        Page.DATASETS: _tr("Datasets"),
        Page.TRAIN: _tr("Train"),
        Page.RUNS: _tr("Runs"),
        Page.GALLERY: _tr("Gallery"),
        Page.MODELS: _tr("Models"),
    }[page]


def all_actions() -> tuple[Action, ...]:
    """Return every command of the window in menu order."""
    return (
        *_project_actions(),
        *_open_project_actions(),
        *_edit_actions(),
        *_go_actions(),
        *_run_actions(),
        *_run_wish_actions(),
        *_view_actions(),
        *_help(),
    )


def _project_actions() -> Iterator[Action]:
    menu = _tr("&Project")
    yield Action(
        name="project.new",
        text=_tr("New project…"),
        tip=_tr("Create a project in a new or empty folder"),
        menu=menu,
        shortcut="Ctrl+N",
        icon="plus",
    )
    yield Action(
        name="project.open",
        text=_tr("Open project…"),
        tip=_tr("Open a project folder"),
        menu=menu,
        shortcut="Ctrl+O",
        icon="folder-open",
    )
    yield Action(
        name="project.recent",
        text=_tr("Open recent"),
        tip=_tr("Open a recent project"),
        menu=menu,
        needs=_tr("there are no recent projects"),
        is_menu=True,
    )
    yield Action(
        name="project.sample",
        text=_tr("Try the sample"),
        tip=_tr("Create a project from the pixel faces included with Sfumato"),
        menu=menu,
        icon="generate",
    )


def _open_project_actions() -> Iterator[Action]:
    menu = _tr("&Project")
    yield Action(
        name="project.folder",
        text=_tr("Show project folder"),
        tip=_tr("Show the project folder in the file manager"),
        menu=menu,
        needs=_tr("no project is open"),
        icon="folder",
        starts_section=True,
    )
    yield Action(
        name="project.refresh",
        text=_tr("Refresh"),
        tip=_tr("Reload the project folder after external changes"),
        menu=menu,
        needs=_tr("no project is open"),
        shortcut="F5",
        icon="refresh",
    )
    yield Action(
        name="project.close",
        text=_tr("Close project"),
        tip=_tr("Close the project"),
        menu=menu,
        needs=_tr("no project is open"),
        shortcut="Ctrl+W",
    )
    yield Action(
        name="app.quit",
        text=_tr("Quit"),
        tip=_tr("Quit Sfumato"),
        menu=menu,
        shortcut="Ctrl+Q",
        starts_section=True,
    )


def _edit_actions() -> Iterator[Action]:
    menu = _tr("&Edit")
    yield Action(
        name="edit.undo",
        text=_tr("Undo"),
        tip=_tr("Undo the last change"),
        menu=menu,
        shortcut="Ctrl+Z",
        icon="undo",
        needs=_tr("there is nothing to undo"),
    )
    yield Action(
        name="edit.redo",
        text=_tr("Redo"),
        tip=_tr("Redo the last undone change"),
        menu=menu,
        shortcut="Ctrl+Shift+Z; Ctrl+Y",
        needs=_tr("there is nothing to redo"),
    )
    yield Action(
        name="app.settings",
        text=_tr("Settings…"),
        tip=_tr("Change the theme, shortcuts, plugins, and other settings"),
        menu=menu,
        shortcut="Ctrl+,",
        icon="settings",
        starts_section=True,
    )


def _go_actions() -> Iterator[Action]:
    for number, page in enumerate(Page, start=1):
        yield Action(
            name=f"go.{page}",
            text=page_name(page),
            tip=_tr("Go to {page}").format(page=page_name(page)),
            menu=_tr("&Go"),
            shortcut=f"Ctrl+{number}",
            icon=str(page),
            group="place",
        )


def _run_actions() -> Iterator[Action]:
    menu = _tr("&Run")
    needs = _tr("no run is being trained")
    yield Action(
        name="run.pause",
        text=_tr("Pause training"),
        tip=_tr("Pause after the current step; the model stays in memory"),
        menu=menu,
        needs=needs,
        shortcut="Ctrl+P",
        icon="pause",
    )
    yield Action(
        name="run.resume",
        text=_tr("Resume training"),
        tip=_tr("Resume the paused run"),
        menu=menu,
        needs=needs,
        shortcut="Ctrl+Alt+P",
        icon="resume",
    )
    yield Action(
        name="run.stop",
        text=_tr("Stop training"),
        tip=_tr("Save a checkpoint and stop; the run can be resumed later"),
        menu=menu,
        needs=needs,
        shortcut="Ctrl+.",
        icon="stop",
    )


def _run_wish_actions() -> Iterator[Action]:
    menu = _tr("&Run")
    needs = _tr("no run is being trained")
    yield Action(
        name="run.sample",
        text=_tr("Sample now"),
        tip=_tr("Generate a sample grid after the current step"),
        menu=menu,
        needs=needs,
        icon="sample",
        starts_section=True,
    )
    yield Action(
        name="run.save",
        text=_tr("Save checkpoint"),
        tip=_tr("Save a checkpoint after the current step"),
        menu=menu,
        needs=needs,
        icon="save",
    )
    yield Action(
        name="run.rate",
        text=_tr("Change learning rate…"),
        tip=_tr("Continue the run with a different learning rate"),
        menu=menu,
        needs=needs,
        icon="runs",
    )
    yield Action(
        name="run.distill",
        text=_tr("Make a faster version"),
        tip=_tr(
            "Distill the model selected on the Models page to generate images in one or two steps"
        ),
        menu=menu,
        needs=_tr("no project is open"),
        icon="play",
        starts_section=True,
    )


def _view_actions() -> Iterator[Action]:
    menu = _tr("&View")
    yield Action(
        name="view.palette",
        text=_tr("Command palette…"),
        tip=_tr("Find a command by name"),
        menu=menu,
        shortcut="Ctrl+K; Ctrl+Shift+P",
        icon="search",
    )
    yield Action(
        name="view.next_part",
        text=_tr("Focus next pane"),
        tip=_tr("Move the keyboard focus between the notices, navigation rail, page, and job bar"),
        menu=menu,
        shortcut="F6",
    )
    themes = {
        Scheme.LIGHT: (_tr("Light theme"), _tr("Switch to the light theme")),
        Scheme.DARK: (_tr("Dark theme"), _tr("Switch to the dark theme")),
        Scheme.AUTO: (_tr("Use system theme"), _tr("Follow the system theme")),
    }
    for scheme, (text, tip) in themes.items():
        yield Action(
            name=f"view.{scheme}",
            text=text,
            tip=tip,
            menu=menu,
            group="scheme",
            starts_section=scheme is Scheme.LIGHT,
        )


def _help() -> Iterator[Action]:
    menu = _tr("&Help")
    yield Action(
        name="help.shortcuts",
        text=_tr("Keyboard shortcuts"),
        tip=_tr("View and change keyboard shortcuts"),
        menu=menu,
        shortcut="F1; ?",
        icon="help",
    )
    yield Action(
        name="help.notices",
        text=_tr("Notices"),
        tip=_tr("Show the notices from this session"),
        menu=menu,
        icon="info",
    )
    yield Action(
        name="help.plugins",
        text=_tr("Plugins"),
        tip=_tr("Show the installed plugins and their errors"),
        menu=menu,
    )
    yield Action(
        name="help.log",
        text=_tr("Open logs folder"),
        tip=_tr("Show the log files in the file manager"),
        menu=menu,
        icon="folder",
    )
    yield Action(
        name="help.report",
        text=_tr("Create report…"),
        tip=_tr("Save logs and versions to a file on this machine for a bug report"),
        menu=menu,
        icon="copy",
    )
    yield Action(
        name="help.about",
        text=_tr("About Sfumato"),
        tip=_tr("Show the version, licenses, and hardware"),
        menu=menu,
        icon="info",
        starts_section=True,
    )
