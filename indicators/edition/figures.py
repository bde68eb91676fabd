"""Figures of pages as inline SVG: drawn once for both themes, cleaned, and kept by what they are drawn from."""

import json
import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup, escape

from indicators import __version__
from indicators.briefing.pack import chromium
from indicators.briefing.pack.content import cleaned
from indicators.charts.drawing import Figure, Picture
from indicators.ledger import private_files
from indicators.ledger.last_seen import var_folder

FORM = 2                 # of the SVG: another one is drawn anew
YEAR = 366 * 24 * 3600   # seconds after which a figure that no build used is forgotten
NARROW, WIDE = 480, 760  # pixels of a figure beside text, and of one as wide as the page

SVG = "{http://www.w3.org/2000/svg}"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|rgba?\(\s*\d+,\s*\d+,\s*\d+(?:,\s*[\d.]+)?\s*\)")
DRAWN = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")
PROPERTY = re.compile(r"([\w-]+):\s*([^;]+?)\s*(?:;|$)")
LONG = re.compile(r"-?\d*\.\d{3,}")
OUTLINE, NEAR = 2000, 1.5      # characters of a path that is an outline on a map, and pixels that nobody sees on it
COMMAND = re.compile(r"[A-Za-z]")
POINT = re.compile(r"([ML])(-?[\d.]+),(-?[\d.]+)|Z")
REFERENCE = re.compile(r"""url\((?:"|')?#([^"')]+)(?:"|')?\)""")
LOOKS = {"fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "opacity", "font-size",
         "font-weight", "font-style"}
"""Properties that are written as attributes, which need no permission of a page's security policy."""

USUAL = {("opacity", "1"), ("fill-opacity", "1"), ("stroke-opacity", "1"), ("font-weight", "normal"),
         ("font-style", "normal")}
PLACES = {"d", "x", "y", "dx", "dy", "width", "height", "transform", "text-anchor", "clip-path", "id", "viewBox", "rx",
          "ry", "r", "cx", "cy", "patternUnits", "patternTransform", "fill-rule"}
IDLE = {"legendtoggle", "scrollbar", "bg"}       # parts for the mouse

RGB = tuple[int, int, int]


class Figures:
    """The figures of a build, from its cache where they are drawn from the same."""

    def __init__(self, cache: Path | None = None) -> None:
        self.cache = cache or var_folder() / "edition-cache"
        self.drawn = 0                   # how many were not in the cache
        for folder in (self.cache.parent, self.cache):
            private_files.make_folder(folder)

    def svg(self, picture: Picture, width: int, name: str) -> tuple[Markup, Mapping[str, Any]] | None:
        """A figure as SVG, whose ids begin with its name, and its caption as in charts.frame; None without a drawing.

        Raises Refusal: brief.no_chromium, brief.chromium_failed.
        """
        light, dark = (picture.draw(width=None, theme=theme) for theme in ("light", "dark"))
        if light is None or dark is None:
            return None
        caption: Mapping[str, Any] = light.layout.meta
        body = self._body(light, dark, width).replace("@", name)
        start = body.index(">")
        named = f'role="img" aria-labelledby="{name}-title {name}-text"'
        return Markup(  # noqa: S704 - drawn by Plotly, which escapes texts, and cleaned
            f'{body[:start]} {named}><title id="{name}-title">{escape(caption["title"])}</title>'
            f'<desc id="{name}-text">{escape(picture.alt)}</desc>{body[start + 1:]}'), caption

    def _body(self, light: Figure, dark: Figure, width: int) -> str:
        """The SVG without title, with "@" for the name."""
        content, pairs = _in_both_themes(light, dark, width)
        made_with = [FORM, __version__, version("plotly"), version("kaleido"), width, sorted(pairs.items())]
        key = sha256(json.dumps([made_with, content], sort_keys=True).encode()).hexdigest()
        file = self.cache / f"{key}.svg"
        with suppress(OSError, ValueError):
            body = file.read_text("utf-8")
            os.utime(file)
            if body.endswith("</svg>"):
                return body
        size = {"width": width, "height": content["layout"]["height"]}
        drawing = chromium.draw(content, {"format": "svg", "scale": 1, **size})
        body = _cleaned(drawing.decode(), pairs)
        self.drawn += 1
        unfinished = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):          # a full cache makes the next build slower and does not stop this one
            unfinished.write_text(body, "utf-8")
            unfinished.replace(file)
        return body

    def forget_unused(self) -> None:
        """Remove what no build of the last year used."""
        for file in self.cache.glob("*.svg"):
            with suppress(OSError):
                if file.stat().st_mtime < time.time() - YEAR:
                    file.unlink()


def _in_both_themes(light: Figure, dark: Figure, width: int) -> tuple[dict[str, Any], dict[RGB, tuple[RGB, RGB]]]:
    """A figure with one colour for each pair of a light and a dark one, and the pair of each: that of the light theme
    or, where it has several dark ones, one that nobody could tell from it.
    """
    pairs: dict[tuple[RGB, RGB], RGB] = {}

    def colour(one: str, other: str) -> str:
        pair = _rgb(one), _rgb(other)
        if pair not in pairs:
            used, red, green, blue = set(pairs.values()), *pair[0]
            near = ((red, green, blue + step if blue < 128 else blue - step) for step in range(128))
            pairs[pair] = next(rgb for rgb in near if rgb not in used)
        alpha = one.split(",")[3].strip(" )") if one.startswith("rgba") else "1"
        return f"rgba({','.join(map(str, pairs[pair]))},{alpha})"

    def both(one: Any, other: Any) -> Any:
        if isinstance(one, dict):
            return {key: both(part, other[key]) for key, part in one.items()}
        if isinstance(one, list):
            return [both(*parts) for parts in zip(one, other, strict=True)]
        if not isinstance(one, str) or not COLOUR.search(one):
            return one
        others = iter(COLOUR.findall(other))
        return COLOUR.sub(lambda match: colour(match[0], next(others)), one)

    figures = [json.loads(figure.to_json()) for figure in (light, dark)]
    for figure in figures:
        figure["layout"].pop("meta")
    content = both(*map(cleaned, figures))
    content["layout"] |= {"width": width, "autosize": False}
    return content, {drawn: pair for pair, drawn in pairs.items()}


def _rgb(colour: str) -> RGB:
    if colour.startswith("#"):
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    red, green, blue = re.findall(r"\d+", colour)[:3]
    return int(red), int(green), int(blue)


def _cleaned(drawing: str, pairs: Mapping[RGB, tuple[RGB, RGB]]) -> str:
    """What Plotly drew without what only a program needs, with ids that are the same in every build."""
    ElementTree.register_namespace("", SVG[1:-1])
    root = ElementTree.fromstring(drawing)  # noqa: S314 - of our own browser
    ids = {identity: f"@-{number}" for number, identity in enumerate(_referred(root))}
    for part in [*root.findall(f"{SVG}style"), *root.findall(f"{SVG}rect")[:1]]:     # typeface, and background
        root.remove(part)
    _clean(root, ids, pairs)
    return ElementTree.tostring(root, encoding="unicode")


def _referred(root: ElementTree.Element) -> Iterator[str]:
    """Each id that a part refers to, once."""
    return iter(dict.fromkeys(match for part in root.iter() for value in part.attrib.values()
                              for match in REFERENCE.findall(value)))


def _clean(part: ElementTree.Element, ids: Mapping[str, str], pairs: Mapping[RGB, tuple[RGB, RGB]]) -> None:
    """Clean a part and what is in it, and remove of that what shows nothing."""
    style = dict(PROPERTY.findall(part.attrib.pop("style", "")))
    looks: dict[str, str] = {name: part.attrib.get(name) or style.get(name, "") for name in LOOKS}
    if float(looks["stroke-width"].removesuffix("px") or 1) == 0:
        looks |= {"stroke": "", "stroke-width": ""}
    attributes = {name: value for name, value in part.attrib.items() if name in PLACES} | {
        name: value.removesuffix("px") for name, value in looks.items() if value and (name, value) not in USUAL}
    part.attrib.clear()
    for name, value in sorted(attributes.items()):
        if name == "id" and value not in ids:
            continue
        text = ids[value] if name == "id" else REFERENCE.sub(lambda match: f"url(#{ids[match[1]]})", value)
        text = DRAWN.sub(lambda match: _in_page(pairs, (int(match[1]), int(match[2]), int(match[3]))), text)
        if name == "d" and len(text) > OUTLINE and set(COMMAND.findall(text)) == set("MLZ"):
            text = _thinned(text)
        part.set(name, LONG.sub(lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), text))
    for child in list(part):
        idle = IDLE & set(child.attrib.get("class", "").split())
        if not idle:
            _clean(child, ids, pairs)
        if idle or _shows_nothing(child):
            part.remove(child)


def _thinned(path: str) -> str:
    """The outlines of a map without islands and bends that nobody sees, since no page may be large."""
    rings, x, y = list[list[str]](), 0.0, 0.0
    for point in POINT.finditer(path):
        if point[0] == "Z":
            continue
        at = float(point[2]), float(point[3])
        if point[1] == "M":
            rings.append([])
        elif max(abs(at[0] - x), abs(at[1] - y)) < NEAR:
            continue
        x, y = at
        rings[-1].append(f"{x:.1f},{y:.1f}".replace(".0", ""))
    return "".join(f"M{'L'.join(ring)}Z" for ring in rings if len(ring) > 2)  # noqa: PLR2004 - a triangle


def _in_page(pairs: Mapping[RGB, tuple[RGB, RGB]], drawn: RGB) -> str:
    """A colour that was drawn as the page's two themes have it."""
    light, dark = ("#" + "".join(f"{part:02x}" for part in rgb) for rgb in pairs.get(drawn, (drawn, drawn)))
    return light if light == dark else f"light-dark({light},{dark})"


def _shows_nothing(part: ElementTree.Element) -> bool:
    kind = part.tag.removeprefix(SVG)
    if kind in ("g", "defs", "clipPath"):
        return not len(part) or kind == "clipPath" and "id" not in part.attrib
    if kind == "path":
        return part.get("d", "M0,0") == "M0,0"
    if kind == "rect":
        return part.get("fill-opacity") == "0" and not part.get("stroke")
    return kind == "text" and not "".join(part.itertext()).strip()
