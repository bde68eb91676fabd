"""The organisation that runs the installation: its name, logo and marking, which everything made here shows."""

import os
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from indicators.charts.frame import Logo
from indicators.errors import Refusal

NAME, LOGO, MARKING = "GOALLINE_ORGANISATION", "GOALLINE_LOGO", "GOALLINE_MARKING"
LONGEST = 40             # letters of name and marking, for which a figure's foot has room
LARGEST = 500_000        # bytes of a logo
NARROWEST, WIDEST = 0.2, 12      # width of a logo in its heights


@dataclass(frozen=True)
class Organisation:
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
