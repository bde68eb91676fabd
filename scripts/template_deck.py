"""Makes data/templates/briefing.pptx, the deck that briefings are filled into: a master, six layouts, theme colours.

It is run once, after which the file is looked after in an office program; an organisation puts its own in its place.
"""

from pathlib import Path
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

FILE = Path(__file__).parents[1] / "data" / "templates" / "briefing.pptx"
WIDE, HIGH, EDGE = 13.333, 7.5, 0.6
COLOURS = {"dk1": "1B1F24", "lt1": "FFFFFF", "dk2": "0B3C6F", "lt2": "F1F3F5", "accent1": "0B3C6F",
           "accent2": "3A82C4", "accent3": "BFC5CC", "accent4": "F3B54A", "accent5": "8E1B1B", "accent6": "5A6672",
           "hlink": "0B3C6F", "folHlink": "5A6672"}
FONT = "Arial"


class Holder(NamedTuple):
    """A placeholder: its name, type and index, its box in inches, and its type size, colour and anchor."""

    name: str
    kind: str
    number: int
    box: tuple[float, float, float, float]
    size: int = 14
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    bullets: bool = False


def title(top: float = 0.55, high: float = 0.95) -> Holder:
    """The title of a slide."""
    return Holder("Title", "title", 0, (EDGE, top, WIDE - 2 * EDGE, high), 28, "tx2", bold=True, anchor="b")


def caption(left: float = EDGE, top: float = 1.6, wide: float = WIDE - 2 * EDGE) -> Holder:
    """What is measured, above a chart or a table."""
    return Holder("Caption", "body", 14, (left, top, wide, 0.32), 13, "accent6", anchor="b")


EVERY = (
    Holder("Marking above", "body", 20, (EDGE, 0.12, WIDE - 2 * EDGE, 0.3), 12, "accent5", bold=True, align="ctr"),
    Holder("Provenance", "body", 22, (EDGE, 6.68, 10.2, 0.44), 9, "accent6", anchor="b"),
    Holder("Marking below", "body", 21, (EDGE, 7.14, WIDE - 2 * EDGE, 0.28), 12, "accent5", bold=True, align="ctr"),
    Holder("Logo", "pic", 23, (11.2, 6.6, 1.5, 0.5)))
LEFT, RIGHT = 3.7, 4.6           # width of the column of words, and where the chart begins
NUMBER = (Holder("Number", "body", 11, (EDGE, 1.62, LEFT, 0.85), 44, "tx2", bold=True, anchor="b"),
          Holder("Change", "body", 12, (EDGE, 2.47, LEFT, 0.62), 13, "accent6"),
          Holder("Points", "body", 13, (EDGE, 3.2, LEFT, 3.4), 14, bullets=True))
LAYOUTS = {
    "Cover": (Holder("Title", "title", 0, (EDGE, 1.3, 11.5, 2.2), 40, "bg1", bold=True, anchor="b"),
              Holder("Subtitle", "body", 10, (EDGE, 3.65, 11.5, 0.9), 20, "bg1"),
              Holder("Points", "body", 13, (EDGE, 5.1, 12.1, 1.3), 14), *EVERY),
    "Text": (title(), Holder("Points", "body", 13, (EDGE, 1.75, WIDE - 2 * EDGE, 4.8), 18, bullets=True), *EVERY),
    "Finding": (title(), *NUMBER, caption(RIGHT, 1.6, WIDE - RIGHT - EDGE),
                Holder("Chart", "chart", 15, (RIGHT, 1.95, WIDE - RIGHT - EDGE, 4.6)), *EVERY),
    "Group": (title(), *NUMBER, caption(RIGHT, 1.6, WIDE - RIGHT - EDGE),
              Holder("Chart", "chart", 15, (RIGHT, 1.95, WIDE - RIGHT - EDGE, 0.85)),
              Holder("Table", "tbl", 16, (RIGHT, 2.9, WIDE - RIGHT - EDGE, 3.65), 11), *EVERY),
    "Table": (title(), caption(), Holder("Table", "tbl", 16, (EDGE, 2.0, WIDE - 2 * EDGE, 4.5), 11), *EVERY),
    "Chart": (title(), caption(), Holder("Chart", "chart", 15, (EDGE, 2.0, WIDE - 2 * EDGE, 4.55)), *EVERY),
}


def emu(box: tuple[float, float, float, float]) -> tuple[int, ...]:
    """A box in English Metric Units."""
    return tuple(int(Inches(side)) for side in box)


def placeholder(holder: Holder, number: int) -> str:
    """The shape of a placeholder."""
    left, top, wide, high = emu(holder.box)
    ends = "".join(
        f'<a:lvl{level}pPr marL="{level * 228600 - (0 if holder.bullets else 228600 * level)}" '
        f'indent="{-228600 if holder.bullets else 0}" algn="{holder.align}"><a:spcBef><a:spcPts val="'
        f'{600 if holder.bullets else 0}"/></a:spcBef>{"" if holder.bullets else "<a:buNone/>"}'
        f'<a:defRPr sz="{100 * (holder.size - 2 * (level - 1))}" b="{int(holder.bold)}"><a:solidFill><a:schemeClr '
        f'val="{holder.colour}"/></a:solidFill></a:defRPr></a:lvl{level}pPr>' for level in (1, 2))
    kind = f'type="{holder.kind}"' + (f' idx="{holder.number}"' if holder.number else "")
    return (f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{holder.name}"/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
            f'<a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm></p:spPr><p:txBody>'
            f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{holder.anchor}"><a:normAutofit/>'
            f'</a:bodyPr><a:lstStyle>{ends}</a:lstStyle><a:p><a:r><a:rPr lang="en-GB"/><a:t>{holder.name}</a:t></a:r>'
            '</a:p></p:txBody></p:sp>')


def block(number: int, name: str, box: tuple[float, float, float, float], colour: str) -> str:
    """A filled rectangle of the design."""
    left, top, wide, high = emu(box)
    return (f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn='
            f'"1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>')


def page_number(number: int) -> str:
    """The number of a slide, at the right of its foot."""
    left, top, wide, high = emu((WIDE - EDGE - 0.6, 7.16, 0.6, 0.25))
    return (f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Page"/><p:cNvSpPr txBox="1"/><p:nvPr '
            f'userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr lIns="0" '
            'tIns="0" rIns="0" bIns="0" anchor="b"/><a:lstStyle/><a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-'
            '801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB" sz="900"><a:solidFill><a:schemeClr val="accent6"/>'
            '</a:solidFill></a:rPr><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>')


def fill(tree: Any, shapes: list[str]) -> None:
    """Put shapes into a tree in place of those that are there."""
    for child in list(tree)[2:]:             # after its properties
        tree.remove(child)
    for shape in shapes:
        tree.append(parse_xml(shape))


def main() -> None:
    """Write the file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = int(Inches(WIDE)), int(Inches(HIGH))
    master = deck.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = parse_xml(theme.blob)
    spaces = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for name, colour in COLOURS.items():
        (slot,) = root.iterfind(f".//a:clrScheme/a:{name}", spaces)
        for child in list(slot):
            slot.remove(child)
        slot.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour}"/>'))
    for latin in root.iterfind(".//a:fontScheme//a:latin", spaces):
        latin.set("typeface", FONT)
    root.set("name", "Goalline")
    theme._blob = serialize_part_xml(root)  # noqa: SLF001 - python-pptx has no themes
    fill(master.shapes._spTree, [  # noqa: SLF001
        placeholder(title(), 2), placeholder(Holder("Text", "body", 1, (EDGE, 1.75, WIDE - 2 * EDGE, 4.8), 18,
                                                    bullets=True), 3), page_number(4)])
    for layout in list(deck.slide_layouts)[len(LAYOUTS):]:
        deck.slide_layouts.remove(layout)
    for layout, (name, holders) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        layout.name = name
        element = layout._element  # noqa: SLF001
        for attribute in ("type", "preserve"):
            element.attrib.pop(attribute, None)
        element.set("userDrawn", "1")
        design = [block(90, "Ground", (0, 0.45, WIDE, 4.35), "tx2"), block(91, "Line", (0, 4.8, WIDE, 0.07), "accent2")
                  ] if name == "Cover" else [block(90, "Line", (EDGE, 1.54, WIDE - 2 * EDGE, 0.02), "accent3")]
        fill(layout.shapes._spTree, [  # noqa: SLF001
            *design, *(placeholder(holder, number) for number, holder in enumerate(holders, 2))])
    for relation in [one for one in deck.part.package._rels.values() if "thumbnail" in one.reltype]:  # noqa: SLF001
        deck.part.package._rels.pop(relation.rId)  # noqa: SLF001
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.comments = "Briefing", "", "", ""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    deck.save(str(FILE))


if __name__ == "__main__":
    main()
