"""Check that this machine has fonts for every script in a pack; pictures would show boxes for missing letters."""

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from indicators.briefing.pack.content import Pack
from indicators.errors import Refusal

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
