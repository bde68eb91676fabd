"""Where the editions are: the folder that the dashboard makes and serves, and its public address."""

import os
import re
from pathlib import Path

from indicators.edition.tree import manifest_of
from indicators.errors import Refusal
from indicators.ledger.last_seen import var_folder
from indicators.opening import FigureSet

FOLDER, ADDRESS = "GOALLINE_EDITION", "GOALLINE_EDITION_URL"
LAST_PORT = 65_535

_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
_ADDRESS = re.compile(rf"https?://(?:{_NAME}(?:\.{_NAME})*|\[[0-9a-fA-F:.]+\])(?::(?P<port>[0-9]{{1,5}}))?"
                      r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9_~.-]+)*/*")


def of(figures: FigureSet) -> Path:
    """The folder of a set's editions: GOALLINE_EDITION, or var/edition; of invented figures one beside it."""
    folder = Path(os.environ.get(FOLDER) or var_folder() / "edition").absolute()
    return folder if figures == "real" else folder.with_name(f"{folder.name}-illustrative")


def preview_of(figures: FigureSet) -> Path:
    """The folder of a preview, beside that of the editions."""
    return of(figures).with_name(f"{of(figures).name}-preview")


def base_of(folder: Path | None) -> str:
    """The public address of a folder that was made; without one, that of GOALLINE_EDITION_URL."""
    if folder is None:
        return checked(os.environ.get(ADDRESS, "").strip())
    manifest = manifest_of(folder)
    editions = manifest.get("editions") or manifest.get("withdrawn") or [{}]
    return str(editions[-1].get("base", ""))


def checked(address: str) -> str:
    """An address without a slash at its end. Raises Refusal("edition.address") unless it is http(s)://host[:port][/path].

    It goes into rules for web servers, so that the path has letters, digits and "-", "_", "~" and "." alone.
    """
    matched = _ADDRESS.fullmatch(address)
    if address and (matched is None or int(matched["port"] or 0) > LAST_PORT):
        raise Refusal("edition.address", found=address)
    return address.rstrip("/")
