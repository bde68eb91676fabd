"""Templates of decks and documents: Goalline's own or an organisation's, checked before they are filled in."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicators import logs
from indicators.charts.theme import contrast
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import tree, unpack

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

FOLDER = Path(__file__).parents[3] / "data" / "templates"
LARGEST, UNPACKED = 20_000_000, 40_000_000        # bytes of a template
TYPES, RELATIONS, MACROS = "[content_types].xml", ".rels", ("macroenabled", "vbaproject")

SAFEGUARDS = ("Marking above", "Marking below", "Provenance")          # that every slide must show
EVERY = ("Title", *SAFEGUARDS)
LAYOUTS = {"Cover": (*EVERY, "Subtitle", "Points"), "Text": (*EVERY, "Points"),
           "Finding": (*EVERY, "Number", "Change", "Points", "Caption", "Chart"),
           "Group": (*EVERY, "Number", "Change", "Points", "Caption", "Chart", "Table"),
           "Table": (*EVERY, "Caption", "Table"), "Chart": (*EVERY, "Caption", "Chart")}
"""The layouts of a deck, and the placeholders of each, by name; a placeholder "Logo" is optional."""
CONTRASTS = {"tx1": 4.5, "accent1": 4.5, "accent2": 3.0, "accent6": 3.0}
"""Least contrast of the theme's colours for words, labels and lines with the background of a chart (WCAG 2.2)."""
LEAST_LINE = 93_000      # height of a line of small type, of which a safeguard has room, in English Metric Units
LEAST_TYPE = 900         # hundredths of a point, of a safeguard's words
WORDS = "p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr"       # of a placeholder: how its words look


@contextmanager
def opened_template(own: Path | None, name: str) -> Iterator[Path]:
    """The file of a template: an organisation's ``own``, else that of this name in data/templates.

    Raises Refusal("brief.template") where anything goes wrong with it inside, since other programs write what no
    library expects; and where it would fill the memory, declares entities, or holds macros.
    """
    file = own or FOLDER / name
    try:
        if own:
            _check(own.read_bytes())
        yield file
    except Refusal:
        raise
    except Exception as error:
        logs.event.info("template not usable", exc_info=True)
        raise Refusal("brief.template", template=file.name, kind=file.suffix[1:].upper()) from error


def check_parts(file: Path, needed: Mapping[str, Iterable[str]], found: Mapping[str, Iterable[str]]) -> None:
    """Raise Refusal("brief.template_lacks") with what a template lacks of the layouts or tags that are needed."""
    lacking = [place if place not in found else f"{place}: {', '.join(missing)}" for place, names in needed.items()
               if (missing := sorted(set(names) - set(found.get(place, ())))) or place not in found]
    if lacking:
        raise Refusal("brief.template_lacks", template=file.name, lacking="; ".join(lacking))


def opened_deck(file: Path) -> "Presentation":
    """A deck with all layouts and placeholders, in colours that can be seen.

    Raises Refusal: brief.template_lacks, brief.template_contrast.
    """
    from pptx import Presentation as opened  # noqa: PLC0415, N813 - only for slides

    deck = opened(str(file))
    if file.parent == FOLDER:
        return deck
    check_parts(file, LAYOUTS, {layout.name: [shape.name for shape in layout.placeholders
                                              if shape.name not in SAFEGUARDS or _is_readable(shape, deck)]
                                for layout in deck.slide_layouts})
    pale = dict.fromkeys(text for layout in deck.slide_layouts if layout.name in LAYOUTS and layout.name != "Cover"
                         for text in _pale_colours(layout))
    if pale:
        raise Refusal("brief.template_contrast", template=file.name, colours="; ".join(pale))
    return deck


def _is_readable(shape: Any, deck: "Presentation") -> bool:
    """Whether a placeholder lies on the slide, has room for a line of small type, and is not set in smaller type."""
    left, top, wide, high = (int(side or 0) for side in (shape.left, shape.top, shape.width, shape.height))
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    small = any(int(size) < LEAST_TYPE for size in shape._element.xpath(f"{WORDS}/@sz"))  # noqa: SLF001
    return (not small and high >= LEAST_LINE and wide >= width / 10
            and 0 <= left <= width - wide and 0 <= top <= height - high)


def _pale_colours(layout: "SlideLayout") -> Iterator[str]:
    """The colours of a layout's theme, and of the words of its safeguards, that cannot be told from its background:
    "accent1 #4F9BDC / #FFFFFF".

    A background that is a picture or a gradient is not checked.
    """
    from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

    master = layout.slide_master
    scheme = {item.tag.partition("}")[2]: item[0].get("val" if item[0].tag.endswith("srgbClr") else "lastClr")
              for item in tree(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob).find(".//{*}clrScheme") or ()}
    names = dict(master._element.xpath("p:clrMap")[0].attrib)  # noqa: SLF001 - python-pptx has no themes
    fills: list[Any] = next(filter(None, (place._element.xpath("p:cSld/p:bg/*") for place in (  # noqa: SLF001
        layout, master))), [])
    solid = [item for fill in fills for item in fill.iter() if item.tag.endswith(("srgbClr", "schemeClr"))]
    if len(solid) > 1 or fills and not solid:
        return
    name = solid[0].get("val") if solid else "bg1"
    ground = f"#{scheme.get(names.get(name, name)) or name}"
    safeguards = [(shape.name, item.get("val"), 4.5) for shape in layout.placeholders if shape.name in SAFEGUARDS
                  for item in shape._element.xpath(f"{WORDS}/a:solidFill/*")]  # noqa: SLF001
    for what, name, least in [*((name, name, least) for name, least in CONTRASTS.items()), *safeguards]:
        colour = f"#{scheme.get(names.get(name, name)) or name}"
        if contrast(colour, ground) < least:
            yield f"{what} {colour} / {ground}"


def _check(content: bytes) -> None:
    """Raise ValueError for a template with macros, or one that names a file elsewhere, which an office program would
    load unasked; and Unreadable for one that would fill the memory or declares entities.
    """
    parts = unpack(content) if len(content) <= LARGEST else {}
    if not 0 < sum(map(len, parts.values())) <= UNPACKED:
        raise ValueError(len(content))
    for name, part in ((name.lower(), part) for name, part in parts.items()):
        items = list(tree(part)) if name == TYPES or name.endswith(RELATIONS) else []
        if name.endswith("vbaproject.bin") or any(
                any(word in item.get("ContentType", "").lower() for word in MACROS)
                or item.get("TargetMode") == "External" and not item.get("Type", "").endswith("/hyperlink")
                for item in items):
            raise ValueError(name)
