"""What kind of file is this, by its name and by its first bytes?

Names lie: a phone writes JPEG into `.png`, a download script writes a web page into `.jpg`, some
pictures have no ending at all. So a picture is known by content, and the name only says whether
its owner takes it for one.
"""

from pathlib import PurePath

__all__ = [
    "HEAD_BYTES",
    "PILLOW_FORMATS",
    "UNREAD_KINDS",
    "describe_content",
    "has_picture_name",
    "looks_like_picture",
]

HEAD_BYTES = 512
"""How much of a file's beginning the functions here want to see."""

PILLOW_FORMATS = (
    *("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF", "JPEG2000", "PSD", "QOI", "DDS"),
    *("ICNS", "PPM", "DIB", "SGI", "ICO", "PCX", "TGA"),
)
"""The formats that are tried, in this order: the weakly marked ones last. Left out are those that
start another program (EPS), hold no pixels (GRIB, HDF5), or are so weakly marked that other files
pass for them (IPTC, SPIDER, XBM)."""

UNREAD_KINDS = {
    "a vector drawing": ("svg", "svgz", "eps", "ai", "wmf", "emf"),
    "a document": ("pdf",),
    "a camera raw file": (
        *("3fr", "arw", "cr2", "cr3", "dng", "erf", "nef", "nrw", "orf", "pef", "raf", "raw"),
        *("rw2", "srw"),
    ),
    "a picture in a format that is not read": ("exr", "hdr", "jxl", "kra", "xcf"),
}
"""Endings of what a person may take for a picture and Sfumato cannot read, by what to call it."""

_PICTURE_ENDINGS = frozenset(
    (
        *("apng", "avif", "avifs", "bmp", "bw", "dds", "dib", "gif", "heic", "heics", "heif"),
        *("heifs", "hif", "icb", "icns", "ico", "j2c", "j2k", "jfif", "jif", "jp2", "jpc", "jpe"),
        *("jpeg", "jpf", "jpg", "jpx", "mpo", "pbm", "pcx", "pgm", "png", "pnm", "ppm", "psd"),
        *("qoi", "rgb", "rgba", "sgi", "tga", "tif", "tiff", "vda", "vst", "webp"),
    )
)

_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"II+\x00",
    b"MM\x00+",
    b"8BPS\x00\x01",
    b"DDS \x7c\x00\x00\x00",
    b"qoif",
    b"\x00\x00\x00\x0cjP  \r\n\x87\n",
    b"\xff\x4f\xff\x51",
)
_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

_OTHER_CONTENT = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript drawing"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x00\x05\x16\x07", "a macOS side file without pixels"),
    (b"version https://git-lfs", "a Git LFS pointer instead of the picture itself"),
)


def has_picture_name(path: PurePath) -> bool:
    """Say whether the file's ending is one of a picture that Sfumato reads."""
    return path.suffix[1:].casefold() in _PICTURE_ENDINGS


def looks_like_picture(head: bytes) -> bool:
    """Say whether a file that begins with `head` is a picture, whatever its name."""
    if head.startswith(_SIGNATURES):
        return True
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    if head.startswith(b"BM"):  # two letters prove little; the reserved bytes and the header do
        return head[6:10] == bytes(4) and head[15:18] == bytes(3)
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


def describe_content(head: bytes) -> str | None:
    """Name what a file that is no picture seems to be: "a text file"; `None` if unknown."""
    for signature, description in _OTHER_CONTENT:
        if head.startswith(signature):
            return description
    if head[4:8] == b"ftyp":
        return "a video file"
    if not any(head):
        return "a file of zeros"
    text = _as_text(head)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n").casefold()
    if start.startswith(("<!doctype html", "<html")):
        return "a web page"
    if "<svg" in start:
        return "an SVG drawing"
    return "a text file"


def _as_text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        is_last_letter_cut = len(head) >= HEAD_BYTES and error.start > len(head) - 4
        text = head[: error.start].decode("utf-8") if is_last_letter_cut else ""
    is_printable = all(letter.isprintable() or letter in "\t\r\n\f" for letter in text)
    return text if is_printable and text.strip() else None
