"""Detection of file types by name and by first bytes.

Names can be wrong: phones write JPEG data to `.png` files, download scripts write web pages to
`.jpg` files, and some images have no extension. Images are therefore recognized by content. The
name only indicates whether the user considers the file to be an image.
"""

import re
from pathlib import PurePath

from sfumato.messages import Message, Text, msg

__all__ = [
    "HEAD_BYTES",
    "PILLOW_FORMATS",
    "UNREAD_KINDS",
    "describe_content",
    "has_image_name",
    "looks_like_image",
    "unread_ending",
    "unsupported_kind",
]

HEAD_BYTES = 512
"""The number of bytes at the beginning of a file that the functions in this module need."""

PILLOW_FORMATS = (
    *("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "HEIF", "AVIF", "JPEG2000", "PSD", "QOI", "DDS"),
    *("ICNS", "PPM", "DIB", "SGI", "ICO", "PCX", "TGA"),
)
"""The formats to try, in this order; formats with weak signatures come last.

The list does not include formats that start another program (EPS), contain no pixels (GRIB, HDF5),
or have such weak signatures that other files match them (IPTC, SPIDER, XBM).
"""

UNREAD_KINDS = {
    msg("data.vector_drawing", "a vector drawing"): ("svg", "svgz", "eps", "ai", "wmf", "emf"),
    msg("data.document", "a document"): ("pdf",),
    msg("data.raw_file", "a camera raw file"): (
        *("3fr", "arw", "cr2", "cr3", "dng", "erf", "nef", "nrw", "orf", "pef", "raf", "raw"),
        *("rw2", "srw"),
    ),
    msg("data.unsupported_format", "an image in an unsupported format"): (
        *("afphoto", "avs", "bpg", "cin", "clip", "dcx", "djv", "djvu", "dpx", "exr", "fit"),
        *(
            "fits",
            "flif",
            "hdp",
            "g3",
            "hdr",
            "jbg",
            "jng",
            "jls",
            "jxl",
            "jxr",
            "kra",
            "ktx",
            "ktx2",
        ),
        *(
            "miff",
            "mng",
            "ora",
            "palm",
            "pam",
            "pcd",
            "pct",
            "pdn",
            "pict",
            "pic",
            "procreate",
            "psp",
        ),
        *(
            "ras",
            "sai",
            "sixel",
            "sun",
            "vicar",
            "viff",
            "wbmp",
            "wdp",
            "xbm",
            "xcf",
            "xpm",
            "xv",
            "xwd",
        ),
    ),
}
"""The names of image formats that Sfumato cannot read, each with its extensions."""

_IMAGE_ENDINGS = frozenset(
    (
        *(
            "apng",
            "avif",
            "avifs",
            "bmp",
            "bw",
            "cur",
            "dds",
            "dib",
            "gif",
            "heic",
            "heics",
            "heif",
        ),
        *("heifs", "hif", "icb", "icns", "ico", "j2c", "j2k", "jfif", "jif", "jp2", "jpc", "jpe"),
        *(
            "jpeg",
            "jpf",
            "jpg",
            "jpx",
            "mpo",
            "pbm",
            "pcx",
            "pfm",
            "pgm",
            "png",
            "pnm",
            "ppm",
            "psb",
            "psd",
        ),
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
    b"8BPS\x00\x02",
    b"DDS \x7c\x00\x00\x00",
    b"qoif",
    b"\x00\x00\x00\x0cjP  \r\n\x87\n",
    b"\xff\x4f\xff\x51",
)
_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

_RAW = msg("data.camera_raw_file", "A camera raw file")
_METAFILE = msg("data.windows_metafile", "A Windows metafile")
_UNREAD_CONTENT: tuple[tuple[bytes, Text], ...] = (
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\xff\xd8\xff\xf7", "JPEG-LS"),
    (b"v/1\x01", "OpenEXR"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"#?RGBE", "Radiance HDR"),
    (b"gimp xcf ", msg("data.gimp_image", "A GIMP image (XCF)")),
    (b"II\xbc", "JPEG XR"),
    (b"FLIF", "FLIF"),
    (b"BPG\xfb", "BPG"),
    (b"AT&TFORM", "DjVu"),
    (b"\xabKTX ", msg("data.ktx_texture", "A KTX texture")),
    (b"\x8aMNG\r\n", "MNG"),
    (b"\x8bJNG\r\n", "JNG"),
    (b"\x59\xa6\x6a\x95", msg("data.sun_raster", "A Sun raster image")),
    (b"SDPX", "DPX"),
    (b"XPDS", "DPX"),
    (b"\x80\x2a\x5f\xd7", "Cineon"),
    (b"SIMPLE  =", "FITS"),
    (b"id=ImageMagick", "MIFF"),
    (b"\xab\x01", "VIFF"),
    (b"/* XPM */", "XPM"),
    (b"P7\n", "PAM"),
    (b"P7 332", msg("data.xv_thumbnail", "An XV thumbnail")),
    (b"PF\n", msg("data.color_pfm", "A color PFM")),
    (b"PF ", msg("data.color_pfm", "A color PFM")),
    (b"\xb1\x68\xde\x3a", "DCX"),
    (b"LBLSIZE=", "VICAR"),
    (b"\x1bP", "SIXEL"),
    (b"\x00\xffKA", msg("data.affinity_document", "An Affinity document")),
    (b"CSFCHUNK", msg("data.clip_studio_document", "A Clip Studio document")),
    (b"PDN3", msg("data.paint_net_document", "A Paint.NET document")),
    (b"\xd7\xcd\xc6\x9a", _METAFILE),
    (b"FUJIFILMCCD-RAW", _RAW),
    (b"IIRO", _RAW),
    (b"IIRS", _RAW),
    (b"IIU\x00", _RAW),
    (b"FOVb", _RAW),
)
"""The signatures of valid images that Sfumato cannot read, regardless of their names."""
_UNREAD_AT: tuple[tuple[int, bytes, Text], ...] = (
    (8, b"CR\x02", _RAW),
    (4, b"\0\0\0\x07\0\0\0\x02", "XWD"),
    (4, b"ftypcrx ", _RAW),
    (8, b"ILBM", "IFF ILBM"),
    (8, b"PBM ", "IFF PBM"),
    (128, b"DICM", "DICOM"),
    (40, b" EMF", _METAFILE),
)
_X_BITMAP = re.compile(rb"\s*(/\*.{0,300}?\*/\s*)?#define\s+\S*width\s+\d+", re.DOTALL)

_VIDEO = msg("data.video_file", "a video file")
_OTHER_CONTENT = (
    (b"%PDF-", msg("data.pdf_document", "a PDF document")),
    (b"%!PS", msg("data.postscript_drawing", "a PostScript drawing")),
    (b"PK\x03\x04", msg("data.zip_archive", "a ZIP archive")),
    (b"Rar!", msg("data.rar_archive", "a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", msg("data.seven_zip_archive", "a 7z archive")),
    (b"\x1f\x8b", msg("data.gzip_archive", "a gzip archive")),
    (b"ID3", msg("data.audio_file", "an audio file")),
    (b"OggS", msg("data.audio_or_video_file", "an audio or video file")),
    (b"\x1aE\xdf\xa3", _VIDEO),
    (b"MZ", msg("data.windows_program", "a Windows program")),
    (b"\x7fELF", msg("data.program", "a program")),
    (b"\x00\x05\x16\x07", msg("data.macos_side_file", "a macOS metadata file")),
    (
        b"version https://git-lfs",
        msg("data.git_lfs_pointer", "a Git LFS pointer instead of the image itself"),
    ),
)


def has_image_name(path: PurePath) -> bool:
    """Return whether the file has an extension of an image format that Sfumato can read."""
    return path.suffix[1:].casefold() in _IMAGE_ENDINGS


def unread_ending(path: PurePath) -> Message | None:
    """Return why a file cannot be read, if it has the extension of an unsupported image format."""
    ending = path.suffix.casefold()
    for kind, endings in UNREAD_KINDS.items():
        if ending[1:] in endings:
            return msg(
                "data.unsupported_extension",
                "This is {kind} ({extension}); save it as PNG or JPEG to use it.",
                kind=kind,
                extension=ending,
            )
    return None


def looks_like_image(head: bytes) -> bool:
    """Return whether a file that begins with `head` is an image, regardless of its name."""
    if head.startswith(_SIGNATURES):
        return True
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    if head.startswith(b"BM"):  # two letters are not enough, so also check the header
        return head[6:10] == bytes(4) and head[15:18] == bytes(3)
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


def unsupported_kind(head: bytes) -> Text | None:
    """Return the image format of a file that begins with `head`, if the format is not supported."""
    for signature, name in _UNREAD_CONTENT:
        if head.startswith(signature):
            return name
    for at, signature, name in _UNREAD_AT:
        if head[at : at + len(signature)] == signature:
            return name
    return "XBM" if _X_BITMAP.match(head) else None


def describe_content(head: bytes) -> Message | None:
    """Return what a file that is not an image seems to be, such as "a text file", if known."""
    for signature, description in _OTHER_CONTENT:
        if head.startswith(signature):
            return description
    if head[4:8] == b"ftyp":
        return _VIDEO
    if not any(head):
        return msg("data.file_of_zeros", "a file that contains only zeros")
    text = _as_text(head)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n").casefold()
    if start.startswith(("<!doctype html", "<html")):
        return msg("data.web_page", "a web page")
    if "<svg" in start:
        return msg("data.svg_drawing", "an SVG drawing")
    return msg("data.text_file", "a text file")


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
