"""A pack as a file of one format, written completely or not at all."""

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indicators.briefing.archives import whole_or_not_at_all
from indicators.briefing.pack.content import Pack
from indicators.errors import Refusal

DRAWN = (".docx", ".pdf", ".zip")        # formats with pictures, which this machine draws


def write_pack(pack: Pack, kind: str, file: Path, template: Path | None = None) -> None:
    """Write a pack as ".pptx", ".docx", ".pdf", ".xlsx" or ".zip"; after an error any existing file is unchanged.

    ``template`` is an office's own file, of slides or of a document. Raises Refusal: brief.*, export.*.
    """
    if template is not None and kind not in (".pptx", ".docx"):
        raise Refusal("brief.no_template")
    if kind in DRAWN:
        from indicators.briefing.pack.files import check_letters  # noqa: PLC0415 - only what is needed

        check_letters(pack)
    with whole_or_not_at_all(file) as stream:
        match kind:
            case ".pptx":
                from indicators.briefing.pack.slides import write_slides  # noqa: PLC0415 - only what is needed

                write_slides(pack, stream, template)
            case ".xlsx":
                from indicators.briefing.pack.annex import write_annex  # noqa: PLC0415

                write_annex(pack, stream)
            case ".zip":
                from indicators.briefing.pack.one_figure import write_archive_of  # noqa: PLC0415

                write_archive_of(pack, stream)
            case ".docx":
                from indicators.briefing.pack.document import write_document  # noqa: PLC0415

                write_document(pack, stream, template)
            case ".pdf":
                from indicators.briefing.pack.printed import write_pages  # noqa: PLC0415

                write_pages(pack, stream)


COVERED = {"LATIN", "GREEK", "CYRILLIC"}       # scripts that the figures' typeface covers
PATIENCE = 20            # seconds for the list of fonts


def check_letters(pack: Pack) -> None:
    """Raise Refusal("brief.no_font") if a script has no font; no check is made if fonts cannot be listed."""
    letters: dict[str, str] = {}
    for text in _texts(pack):
        for letter in text:
            if letter > "\u024f" and letter.isalpha():
                letters.setdefault(unicodedata.name(letter, "?").split()[0].split("-")[0], letter)
    lacking = [script.title() for script, letter in letters.items() if script not in COVERED and not has_font(letter)]
    if lacking:
        raise Refusal("brief.no_font", scripts=", ".join(sorted(lacking)))


@cache
def has_font(letter: str) -> bool:
    """Whether any installed font has a letter; True if it is unknown, because fontconfig is not installed."""
    command = shutil.which("fc-list")
    if command is None:
        return True
    found = subprocess.run([command, f":charset={ord(letter):x}", "family"], capture_output=True, text=True,  # noqa: S603
                           timeout=PATIENCE, check=False)
    return found.returncode != 0 or bool(found.stdout.strip())


def _texts(found: Any) -> Iterator[str]:
    """Every text in dataclasses, mappings and sequences."""
    if isinstance(found, str):
        yield found
    elif is_dataclass(found):
        for field in fields(found):
            yield from _texts(getattr(found, field.name))
    elif isinstance(found, dict):
        yield from _texts([*found.keys(), *found.values()])
    elif isinstance(found, Iterable):
        for one in found:
            yield from _texts(one)
