"""System folders and files are recognized, and the user's are left alone."""

import pytest

from sfumato.files.system_files import system_entry


@pytest.mark.parametrize(
    "name",
    [
        *("@eaDir", "@EADIR", "#recycle", "#snapshot", "@Recycle", ".@__thumb", "lost+found"),
        *("$RECYCLE.BIN", "$Recycle.Bin", "System Volume Information", "LOST.DIR", "FOUND.000"),
        *(".Trash-1000", ".Trashes", ".Trash", "__MACOSX", ".AppleDouble", ".thumbnails", ".git"),
        *("node_modules", "Photos Library.photoslibrary", "Lightroom Catalog Previews.lrdata"),
        *("Catalog.lrcat-data", "Old.aplibrary", ".dtrash", ".stversions", ".sync", ".hidden"),
        *(
            ".picasaoriginals",
            "Network Trash Folder",
            ".fseventsd",
            "~snapshot",
            "Iphone.lrlibrary",
        ),
    ],
)
def test_folder_of_a_system_or_program_is_recognized(name):
    assert system_entry(name, is_folder=True)


@pytest.mark.parametrize(
    "name",
    [
        *("Thumbs.db", "thumbs.DB", "desktop.ini", "._a.jpg", ".DS_Store", "Icon\r", ".a.png"),
        *("SYNOPHOTO_THUMB_XL.jpg", "a.jpg:Zone.Identifier", ".a.jpg.icloud", "a.jpg.crdownload"),
        *(".trashed-1700000000-a.jpg", ".pending-1700000000-a.jpg", "b.png.part"),
        *("AlbumArt_{5FA05D35-A682-4AF6-96F7-0773E42D4D16}_Large.jpg", "~syncthing~a.jpg.tmp"),
    ],
)
def test_file_of_a_system_or_program_is_recognized(name):
    assert system_entry(name, is_folder=False)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Recycle",
            "recycled",
            "Trash",
            "lost and found",
            "lost",
            "found",
            "snapshot",
            "snapshots",
        ),
        *("thumbnails", "thumbs", "cache", "@someone", "#sunset", "$100 bills", "git", "sync"),
        *("Photos Library", "photoslibrary", "macosx", "originals", "catalog", "Previews", "tmp"),
        *("System", "Windows", "node modules", "deleted scenes", "found.1999 prints", "~drafts"),
    ],
)
def test_folder_with_a_plausible_user_name_is_the_users(name):
    assert system_entry(name, is_folder=True) is None


@pytest.mark.parametrize(
    "name",
    ["thumbs.jpg", "desktop.png", "icon.png", "folder.jpg", "part.png", "a.part.png", "~a.png"],
)
def test_file_with_a_plausible_user_name_is_the_users(name):
    assert system_entry(name, is_folder=False) is None


def test_system_folder_names_do_not_apply_to_files():
    assert system_entry("node_modules", is_folder=False) is None
    assert system_entry("Thumbs.db", is_folder=True) is None
