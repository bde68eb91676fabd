"""Origin of figures, stated in every file and screen: data version, date, and the organisation that runs Goalline."""

import os
from dataclasses import dataclass, fields
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from indicators.charts.frame import Logo
from indicators.errors import Refusal
from indicators.model import Audience

NAME, LOGO, MARKING = "GOALLINE_ORGANISATION", "GOALLINE_LOGO", "GOALLINE_MARKING"
LONGEST = 40             # letters of name and marking, for which a figure's foot has room
LARGEST = 500_000        # bytes of a logo
NARROWEST, WIDEST = 0.2, 12      # width of a logo in its heights


@dataclass(frozen=True)
class Stamp:
    """Audience, data version and date of figures, and whether they are invented."""

    audience: Audience
    version: int
    as_of: str                 # ISO date
    illustrative: bool = False
    organisation: str = ""     # that runs the installation
    clearance: str = ""        # what an office prints on its papers, and that some of it is not public
    edition: str = ""          # name of the edition that the version is
    ledger: str = ""           # short name of the ledger in which the version counts
    link: str = ""             # that opens the same again, "" on screens
    logo: Logo | None = None   # of the organisation, for what leaves the program


@dataclass(frozen=True)
class Clearance:
    """The texts of a clearance line, as they are to be printed; "" is left out."""

    marking: str = ""
    embargo: str = ""
    edition: str = ""
    prepared: str = ""
    checked: str = ""
    cleared: str = ""


CLEARED = tuple(field.name for field in fields(Clearance))
"""Names of its parts, as options of the command and as link parameters."""


class Organisation(NamedTuple):
    """What the settings say of it; "" and None where they say nothing."""

    name: str = ""
    marking: str = ""
    logo: Logo | None = None


def organisation() -> Organisation:
    """The organisation. Raises Refusal: setting.too_long, setting.logo."""
    return Organisation(_short(NAME), _short(MARKING), _logo(os.environ.get(LOGO, "").strip()))


def _short(variable: str) -> str:
    given = " ".join(os.environ.get(variable, "").split())
    if len(given) > LONGEST:
        raise Refusal("setting.too_long", variable=variable, found=len(given), most=LONGEST)
    return given


@cache
def _logo(path: str) -> Logo | None:
    """The picture, read once in a process; None for ""."""
    if not path:
        return None
    from PIL import Image  # noqa: PLC0415 - commands load only what they need

    try:
        content = Path(path).read_bytes()
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            picture.load()
            width, height = picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refusal("setting.logo", variable=LOGO, found=path) from error
    if len(content) > LARGEST or not NARROWEST <= width / height <= WIDEST:
        raise Refusal("setting.logo", variable=LOGO, found=path)
    return Logo(content, width, height)
