"""Update the translation files and list the missing translations.

Without arguments: rereads the sources, updates every `sfumato_*.ts`, compiles it, and lists the
texts without a translation. With a code, such as `fr` or `pt_BR`: also starts that language.

    uv run python packaging/translate.py
"""

import argparse
import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

from translations import ts_file  # noqa: E402 - needs the line above
from translations.texts import Text, all_texts  # noqa: E402 - as above

FOLDER = ROOT / "resources/sfumato_resources/translations"
ENGLISH = "en"


def texts_in(language: str, texts: list[Text]) -> list[Text]:
    """Return the texts that a language translates: all, or in English those with plural forms."""
    if language != ENGLISH:
        return texts
    return [text for text in texts if text.is_plural and not text.id]


def compile_file(file: Path) -> None:
    """Compile a `.ts` file to the `.qm` file that the window loads."""
    program = Path(PySide6.__file__).parent / "lrelease"
    unfinished = file.with_suffix(".qm.part")
    command = [str(program), "-silent", "-nounfinished", str(file), "-qm", str(unfinished)]
    subprocess.run(command, check=True)
    unfinished.replace(file.with_suffix(".qm"))  # a running window has the old one in memory


def main() -> int:
    """Update all files; return 1 if a translation is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", nargs="?", help="a language to begin: fr, pt_BR")
    begun = parser.parse_args().language
    everything, missing = all_texts(ROOT), 0
    files = {FOLDER / f"sfumato_{ENGLISH}.ts", *FOLDER.glob("sfumato_*.ts")}
    files |= {FOLDER / f"sfumato_{begun}.ts"} if begun else set()
    for file in sorted(files):
        language = file.stem.split("_", 1)[1]
        texts = texts_in(language, everything)
        translation = ts_file.updated(ts_file.load(file), texts, language=language)
        ts_file.save(file, translation)
        compile_file(file)
        unfinished = [text for text, known in translation.items() if not known.is_finished]
        missing += len(unfinished)
        print(f"{file.name}: {len(texts) - len(unfinished)} of {len(texts)} texts are translated.")
        for text in unfinished:
            print(f"  {text.id or text.context}: {text.source}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
