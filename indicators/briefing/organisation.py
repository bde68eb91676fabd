"""The organisation that runs the installation: its name, logo and marking, which everything made here shows."""

import os
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from indicators.charts.frame import Logo
from indicators.errors import Refusal

NAME, LOGO, MARKING = "GOALLINE_ORGANISATION", "GOALLINE_LOGO", "GOALLINE_MARKING"
LONGEST = 40             # letters of name and marking, for which a figure's foot has room
LARGEST = 500_000        # bytes of a logo
ELSEWHERE = re.compile(rb"""@import|url\(\s*(?!["']?(?:#|data:))""", re.IGNORECASE)       # in a style
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
    try:
        content = Path(path).read_bytes()
        kind, width, height = _svg(content) if path.casefold().endswith(".svg") else _png(content)
    except (OSError, ValueError, SyntaxError) as error:         # Pillow and ElementTree have errors of these kinds
        raise Refusal("setting.logo", variable=LOGO, found=path) from error
    if len(content) > LARGEST or not NARROWEST <= width / height <= WIDEST:
        raise Refusal("setting.logo", variable=LOGO, found=path)
    return Logo(f"data:image/{kind};base64,{b64encode(content).decode()}", width, height)


def _png(content: bytes) -> tuple[str, float, float]:
    from PIL import Image  # noqa: PLC0415 - commands load only what they need

    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            picture.load()
            return "png", picture.width, picture.height
    except Image.DecompressionBombError as error:
        raise ValueError from error


def _svg(content: bytes) -> tuple[str, float, float]:
    """Size of an SVG by its view box, else by width and height; it must hold no script and nothing of elsewhere."""
    if b"<!ENTITY" in content.replace(b"\0", b"") or ELSEWHERE.search(content):
        raise ValueError
    root = ElementTree.fromstring(content)  # noqa: S314 - an administrator's file, without entities
    if _local(root.tag) != "svg":
        raise ValueError
    for element in root.iter():
        addresses = [value for name, value in element.attrib.items() if _local(name) == "href"]
        if _local(element.tag) in ("script", "foreignObject") or any(
                name.startswith("on") for name in element.attrib) or not all(
                address.startswith(("#", "data:image/")) for address in addresses):
            raise ValueError
    box = root.get("viewBox", "").replace(",", " ").split()[2:] or [
        root.get(side, "").removesuffix("px") for side in ("width", "height")]
    width, height = map(float, box)
    if not (width > 0 and height > 0):
        raise ValueError
    return "svg+xml", width, height


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]
