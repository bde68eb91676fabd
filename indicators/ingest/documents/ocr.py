"""Pages of a PDF that are pictures -> their text, by Tesseract where it is installed; a person must read it."""

import io
import os
import shutil
import subprocess
from collections.abc import Sequence

import pdfplumber

PROGRAM = "tesseract"
MOST_SCANS = 20          # pages of a document; each takes some seconds
DOTS = 200               # an inch
LONGEST = 60             # seconds for a page
LANGUAGES = ("eng", "fra", "spa", "rus", "ara", "chi_sim")


def texts_of_scans(content: bytes, pages: Sequence[int]) -> dict[int, str]:
    """The text on each of these pages, counted from 0; none without Tesseract, or for more pages than it would read."""
    program = shutil.which(PROGRAM)
    if not program or not pages or len(pages) > MOST_SCANS:
        return {}
    languages = [name for name in LANGUAGES if name in _answer(program, "--list-langs").split()]
    if not languages:
        return {}
    drawings = pdfplumber.open(io.BytesIO(content)).pages
    texts = {}
    for number in pages:
        picture = io.BytesIO()
        drawings[number].to_image(resolution=DOTS, antialias=True).original.convert("L").save(picture, "PNG")
        texts[number] = _answer(program, "stdin", "stdout", "-l", "+".join(languages), given=picture.getvalue()
                                ).replace("\f", "").strip()
    return texts


def _answer(program: str, *options: str, given: bytes = b"") -> str:
    """What the program writes; nothing where it fails or takes too long."""
    try:
        ended = subprocess.run([program, *options], input=given, capture_output=True, timeout=LONGEST,  # noqa: S603
                               check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    except (subprocess.SubprocessError, OSError):
        return ""
    return ended.stdout.decode("utf-8", "replace")
