"""Where the editions are: the folder that the dashboard makes and serves, and its public address."""

import os
from pathlib import Path

from indicators.edition.tree import manifest_of
from indicators.errors import Refusal
from indicators.ledger.last_seen import var_folder
from indicators.opening import FigureSet

FOLDER, ADDRESS = "GOALLINE_EDITION", "GOALLINE_EDITION_URL"


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
    """An address without a slash at its end. Raises Refusal("edition.address") unless it begins with http or https."""
    is_plain = address.isascii() and address.isprintable() and not set(' "<>\\?#@') & set(address)
    if address and not (is_plain and address.startswith(("https://", "http://"))):
        raise Refusal("edition.address", found=address)
    return address.rstrip("/")
