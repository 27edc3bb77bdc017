"""Names of files and folders that systems, NAS devices, and programs create for themselves.

The lists contain only names that a person would not give to a folder of images. For example,
`#recycle` is the trash of a NAS, but `Recycle` may be a class in a dataset about sorting waste, and
`@someone` may contain the images of one account. Case is ignored, because these names come from
systems that ignore it.
"""

import re
from collections.abc import Mapping

from sfumato.messages import Message, msg

__all__ = ["system_entry"]

_THUMBNAILS = msg(
    "system_files.thumbnails", "Thumbnails and previews created by devices or programs"
)
_TRASH = msg("system_files.trash", "Trash and recycle bins")
_SYSTEM = msg("system_files.system", "System files and folders")
_SNAPSHOTS = msg("system_files.snapshots", "Snapshots and earlier versions")
_CATALOGS = msg(
    "system_files.catalogs",
    "Photo libraries and catalogs; export the images from their program first",
)
_TOOLS = msg("system_files.tools", "Development folders")
_UNFINISHED = msg("system_files.unfinished", "Unfinished downloads and copies")
_PLACEHOLDERS = msg(
    "system_files.placeholders", "Cloud placeholders for files that have not been downloaded"
)
_SIDE_FILES = msg("system_files.side_files", "macOS and Windows metadata files")
_HIDDEN = msg("system_files.hidden", "Hidden files and folders")

_FOLDERS = {
    _THUMBNAILS: (
        *("@eadir", ".@__thumb", "@synoeastream", ".thumbnails", ".thumbs", ".thumb", ".xvpics"),
        *(".picasaoriginals", ".thumbcache", ".comments", "$thumbnails$"),
    ),
    _TRASH: (
        *("#recycle", "@recycle", "$recycle.bin", ".trash", ".trashes", ".dtrash", ".recycle"),
        *("network trash folder", ".recycler", ".wastebasket", ".deleted"),
    ),
    _SYSTEM: (
        *("system volume information", "lost+found", "lost.dir", "$winreagent", "$windows.~bt"),
        *("$windows.~ws", "$sysreset", "__macosx", ".appledouble", ".appledb", ".appledesktop"),
        *(".fseventsd", ".spotlight-v100", ".temporaryitems", ".documentrevisions-v100"),
        *("@tmp", "@sharebin", "@appstore", "@database", "@synoresource", "#nobackup", "@qdata"),
    ),
    _SNAPSHOTS: (
        *("#snapshot", "~snapshot", ".snapshot", ".snapshots", ".zfs", "@recently-snapshot"),
        *("@snapshot", "@snapshots", "@gmt-snapshot", "@sharesnap", ".stversions", ".stfolder"),
        *(".sync", "@recently snapshot"),
    ),
    _TOOLS: (".git", ".svn", ".hg", ".bzr", "node_modules", "__pycache__", "bower_components"),
}
_FOLDER_ENDINGS = {
    _CATALOGS: (
        *(".photoslibrary", ".photolibrary", ".migratedphotolibrary", ".aplibrary", ".lrdata"),
        *(".migratedaplibrary", ".lrcat-data", ".lrlibrary", ".cocatalog", ".cosessiondb"),
        *(".dopdata", ".fcpbundle", ".imovielibrary", ".tvlibrary", ".musiclibrary"),
    ),
}
_FILES = {
    _THUMBNAILS: ("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "albumartsmall.jpg"),
    _SIDE_FILES: ("desktop.ini", ".ds_store", "icon\r", ".localized", ".directory"),
    _SYSTEM: ("aquota.user", "aquota.group", "pagefile.sys", "hiberfil.sys", "swapfile.sys"),
}
_FOLDER_PATTERNS = (
    (_TRASH, re.compile(r"\.trash-\d+")),
    (_SYSTEM, re.compile(r"found\.\d{3}")),
)
_FILE_PATTERNS = (
    (_SIDE_FILES, re.compile(r"\._.*|.*:zone\.identifier|.*:com\.apple\.[\w.#]+")),
    (_PLACEHOLDERS, re.compile(r"\..+\.icloud|.+\.cloudf?")),
    (_TRASH, re.compile(r"\.trashed-\d+-.*")),
    (_UNFINISHED, re.compile(r"\.pending-\d+-.*|.*\.(crdownload|part|partial|opdownload|!ut|!qb)")),
    (_UNFINISHED, re.compile(r"[.~]+syncthing[.~].*")),
    (_THUMBNAILS, re.compile(r"(synophoto|synofile|synovideo)_(thumb|film)_\w+\.\w+")),
    (_THUMBNAILS, re.compile(r"albumart_\{[0-9a-f-]+\}_\w+\.jpg|.*@synoeastream")),
)


def _reasons(names: Mapping[Message, tuple[str, ...]]) -> dict[str, Message]:
    return {name: reason for reason, members in names.items() for name in members}


_REASON_BY_FOLDER = _reasons(_FOLDERS)
_REASON_BY_FOLDER_ENDING = _reasons(_FOLDER_ENDINGS)
_REASON_BY_FILE = _reasons(_FILES)


def system_entry(name: str, *, is_folder: bool) -> Message | None:
    """Return why a file or folder with this name is always skipped, or `None` if it is the user's.

    Args:
        name: The name of the file or folder, without its parent folders.
        is_folder: Whether the name belongs to a folder.
    """
    folded = name.casefold()
    reason = _folder(folded) if is_folder else _file(folded)
    return reason or (_HIDDEN if name.startswith(".") else None)


def _folder(name: str) -> Message | None:
    if name in _REASON_BY_FOLDER:
        return _REASON_BY_FOLDER[name]
    ending = name[name.rfind(".") :]
    if "." in name and ending in _REASON_BY_FOLDER_ENDING:
        return _REASON_BY_FOLDER_ENDING[ending]
    return _first_match(name, _FOLDER_PATTERNS)


def _file(name: str) -> Message | None:
    return _REASON_BY_FILE.get(name) or _first_match(name, _FILE_PATTERNS)


def _first_match(
    name: str, patterns: tuple[tuple[Message, re.Pattern[str]], ...]
) -> Message | None:
    return next((reason for reason, pattern in patterns if pattern.fullmatch(name)), None)
