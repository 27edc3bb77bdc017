"""The contract check for importers."""

from pathlib import Path

from sfumato.data.importer import pop_notes, source_of
from sfumato.data.scan import scan_folder
from sfumato.data.spreading import StopRequestedError
from sfumato.plugins.catalog import ImporterEntry
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import Progressed
from sfumato.records.manifest import DatasetRules
from sfumato.testing.entries import Plain

__all__ = ["check_importer"]


def check_importer(
    plugins: Plugins, name: str, source: Path, *, folder: Path, settings: Plain | None = None
) -> Path:
    """Import a source, and check that images are found and that a stop leaves no files behind.

    Args:
        plugins: The plugins that `check_plugin` returned.
        name: The importer's name.
        source: A source that the importer can read.
        folder: An empty folder to work in.
        settings: The importer's settings; by default, the default settings are used.

    Returns:
        The folder of images, for inspection.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
        PluginError: If the importer fails.
    """
    entry = plugins.importers[name]
    assert isinstance(entry, ImporterEntry)
    rules = DatasetRules(source=str(source), importer=name, importer_settings=dict(settings or {}))
    _check_stop(plugins, rules, folder)
    work = source_of(rules, plugins, target=folder / "images")
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            found = end.value
            break
        assert isinstance(progress, Progressed), f"Importer “{name}” yields {progress!r}."
    assert isinstance(found, Path)
    pop_notes(found)
    scan = scan_folder(found, skip=folder / "none")
    assert scan.images, f"Importer “{name}” returns a folder without images."
    return found


def _check_stop(plugins: Plugins, rules: DatasetRules, folder: Path) -> None:
    control = RunControl()
    work = source_of(rules, plugins, target=folder / "stopped", control=control)
    try:
        next(work)
        control.request(Command.STOP)
        list(work)
    except StopRequestedError:
        pass
    except StopIteration:
        return
    left = [path.name for path in folder.iterdir()]
    assert not left, f"Importer “{rules.importer}” leaves {left} behind when it is stopped."
