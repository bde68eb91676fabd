"""Templates of decks and documents: Goalline's own, or an organisation's, checked before it is filled in."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from indicators import logs
from indicators.briefing.pack.content import Pack
from indicators.briefing.reference import Reference
from indicators.briefing.reference.files import into_properties
from indicators.charts.theme import contrast
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import tree, unpack

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

OwnTemplate = tuple[str, bytes]
"""An organisation's own file: its name and its content."""

FOLDER = Path(__file__).parents[3] / "data" / "templates"
LONGEST = 80             # letters of a tag in a refusal
LARGEST, UNPACKED = 20_000_000, 40_000_000        # bytes of a template
TYPES, RELATIONS, MACROS = "[content_types].xml", ".rels", ("macroenabled", "vbaproject")

SAFEGUARDS = ("Marking above", "Marking below", "Provenance")          # that every slide must show
CONTRASTS = {"tx1": 4.5, "accent1": 4.5, "accent2": 3.0, "accent6": 3.0}
"""Least contrast of the theme's colours for words, labels and lines with the background of a chart (WCAG 2.2)."""
LEAST_LINE = 93_000      # height of a line of small type, of which a safeguard has room, in English Metric Units
LEAST_TYPE = 900         # hundredths of a point, of a safeguard's words
WORDS = "p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr"       # of a placeholder: how its words look


def _texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, "x")


FIGURE = {**_texts("finding", "subtitle", "picture", "note", "source"), "heads": ("x",) * 5, "rows": [("x",) * 5]}
SECTION = {**_texts("heading", "goal", "title", "status", "report_source"), "points": [_texts("head", "text")],
           "comments": ["x"], "figures": [FIGURE], "named": [_texts("colour", "words", "names")], "notes": ["x"],
           "report": ["x"], "commitments": ["x"], "questions": [_texts("question", "answer")]}
OFFERED: dict[str, Any] = {
    **_texts("marking", "provenance", "logo", "title", "filters", "headline"), "left_out": ["x"], "sections": [SECTION],
    "answers": [_texts("goal", "finding")], "annex": [{"heading": "x", "texts": ["x"], "figures": [FIGURE]}],
    "words": _texts("notes", "report", "commitments", "questions", "annex"),
    "statuses": {"heads": ["x"], "rows": [[_texts("colour", "text")]]}}
"""What a briefing's document offers: a text, a list [of what is in it], a tuple of so many, and a dict of parts."""
NEEDED = {"marking", "provenance", "title", "headline", "statuses", "sections", "annex"}
"""The tags without which a document would lose what every briefing must say."""


@contextmanager
def refused_if_unusable(template: OwnTemplate | None) -> Iterator[None]:
    """Raise Refusal("brief.template") for anything that goes wrong with an organisation's template inside, since other
    programs write what no library expects.
    """
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        if template is None:
            raise
        logs.event.info("template not usable", exc_info=True)
        name, kind = template[0], Path(template[0]).suffix[1:].upper()
        raise Refusal("brief.template", template=name, kind=kind) from error


def opened_deck(template: OwnTemplate | None) -> "Presentation":
    """An organisation's deck, or ours, with all layouts and placeholders, in colours that can be seen.

    Raises Refusal: brief.template_lacks, brief.template_contrast; else any error of a file that is no deck.
    """
    from pptx import Presentation as opened  # noqa: PLC0415, N813 - only for slides

    ours = opened(str(FOLDER / "briefing.pptx"))
    if template is None:
        return ours
    name, content = template
    _check_archive(content)
    deck = opened(io.BytesIO(content))
    layouts, lacking = {layout.name: layout for layout in deck.slide_layouts}, []
    for layout in ours.slide_layouts:
        theirs = layouts[layout.name].placeholders if layout.name in layouts else ()
        names = {shape.name for shape in theirs if shape.name not in SAFEGUARDS or _is_readable(shape, deck)}
        if missing := sorted({shape.name for shape in layout.placeholders} - names - {"Logo"}):
            lacking.append(f"{layout.name}: {', '.join(missing)}" if names else layout.name)
    if lacking:
        raise Refusal("brief.template_lacks", template=name, lacking="; ".join(lacking))
    pale = dict.fromkeys(text for layout in ours.slide_layouts if layout.name != "Cover"
                         for text in _pale_colours(layouts[layout.name]))
    if pale:
        raise Refusal("brief.template_contrast", template=name, colours="; ".join(pale))
    return deck


def opened_document(kind: str, template: OwnTemplate | None = None) -> "DocxTemplate":
    """Our document of that kind, or an organisation's, of which every tag was tried.

    Raises Refusal: brief.template_lacks, brief.template_tag; else any error of a file that is no document.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only for documents

    if template is None:
        return DocxTemplate(str(FOLDER / kind))
    name, content = template
    _check_archive(content)
    document = DocxTemplate(io.BytesIO(content))
    lacking = NEEDED - document.get_undeclared_template_variables(_Tags(name, OFFERED))
    if lacking:
        raise Refusal("brief.template_lacks", template=name, lacking=", ".join(sorted(lacking)))
    fill(document, OFFERED, name)                    # with its properties, headers and footnotes
    return document


def fill(document: "DocxTemplate", content: Mapping[str, Any], name: str) -> None:
    """Fill in the tags of a document, which name nothing but its content. Raises Refusal("brief.template_tag")."""
    document.render(content, _Tags(name, content), autoescape=True)


def finished(office_file: Any, pack: Pack, title: str, reference: Reference, keywords: str = "") -> bytes:
    """The content of a deck or document with its properties and its reference."""
    about, stream = office_file.core_properties, io.BytesIO()
    about.title, about.author = title[:255], pack.stamp.organisation
    about.last_modified_by, about.keywords = pack.stamp.organisation, keywords
    into_properties(about, reference)
    office_file.save(stream)
    return stream.getvalue()


def _is_readable(shape: Any, deck: "Presentation") -> bool:
    """Whether a safeguard lies on the slide, has room for a line of small type, and is not set in smaller type."""
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
    solid = [item.get("val") for fill in fills for item in fill.iter() if item.tag.endswith(("srgbClr", "schemeClr"))]
    if len(solid) > 1 or fills and not solid:
        return
    colours = [*((name, name, least) for name, least in CONTRASTS.items()), *(
        (shape.name, item.get("val"), 4.5) for shape in layout.placeholders if shape.name in SAFEGUARDS
        for item in shape._element.xpath(f"{WORDS}/a:solidFill/*"))]  # noqa: SLF001
    ground, *inks = (f"#{scheme.get(names.get(name, name)) or name}" for name in (
        *(solid or ["bg1"]), *(name for _, name, _ in colours)))
    yield from (f"{what} {ink} / {ground}" for (what, _, least), ink in zip(colours, inks, strict=True)
                if contrast(ink, ground) < least)


def _check_archive(content: bytes) -> None:
    """Raise ValueError for a template with macros, or one that names a file elsewhere, which an office program would
    load unasked; and Unreadable for one that would fill the memory or declares entities.
    """
    parts = unpack(content) if len(content) <= LARGEST else {}
    if not 0 < sum(map(len, parts.values())) <= UNPACKED:
        raise ValueError(len(content))
    for name, part in ((name.lower(), part) for name, part in parts.items()):
        items = tree(part).iter() if name == TYPES or name.endswith(RELATIONS) else ()
        if name.endswith("vbaproject.bin") or any(
                any(word in item.get("ContentType", "").lower() for word in MACROS)
                or item.get("TargetMode") == "External" and not item.get("Type", "").endswith("/hyperlink")
                for item in items):
            raise ValueError(name)


class _Tags(Environment):
    """Reads a document's tags: names of its content, conditions on one and loops over one. Raises
    Refusal("brief.template_tag") for all others.
    """

    def __init__(self, file: str, content: Mapping[str, Any]) -> None:
        super().__init__(autoescape=True)
        self.file, self.content = file, content

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source itself, checked."""
        try:
            self._check(Environment(autoescape=True).parse(source), self.content)
        except TemplateSyntaxError as error:
            raise self._refusal(error.message or "", self.content) from error
        return source

    def _refusal(self, tag: str, offered: Iterable[object]) -> Refusal:
        may_use = ", ".join(map(str, offered))
        return Refusal("brief.template_tag", template=self.file, tag=tag[:LONGEST], offered=may_use)

    def _check(self, node: nodes.Node, content: Mapping[str, Any], roots: Sequence[str] = ("",)) -> None:
        """Check what is in a node; ``roots`` name what the loops around it go over and, last, its item.

        A loop in a loop goes over a part of that item or over texts, and never over the same again: none multiplies.
        """
        for child in node.iter_child_nodes():
            match child:
                case nodes.TemplateData():
                    continue
                case nodes.Output() | nodes.If():
                    self._check(child, content, roots)
                case nodes.For(target=nodes.Name(name=item), iter=each, test=None, else_=[], recursive=False):
                    values, root = self._value(each, content), _words(each).partition(".")[0]
                    is_list = isinstance(values, list | tuple | None)
                    one = values[0] if is_list and values else None
                    if not is_list or root in roots[:-1] or "" != roots[-1] != root and not _is_text(one):
                        raise self._refusal(f"for {item} in {_words(each)}", content)
                    self._check(nodes.Template(child.body), {**content, item: one}, (*roots[:-1], root, item))
                case _:
                    value = self._value(child, content)
                    if isinstance(node, nodes.Output) and not _is_text(value):
                        raise self._refusal(_words(child), _parts(value) or content)

    def _value(self, node: nodes.Node, content: Mapping[str, Any]) -> Any:
        """What a tag names, None where only a list with something in it would tell."""
        match node:
            case nodes.Name(name=name):
                whole: Any = content
            case nodes.Getattr(node=of, attr=name) | nodes.Getitem(node=of, arg=nodes.Const(value=name)):
                whole = self._value(of, content)
            case _:
                raise self._refusal(_words(node), content)
        if whole is None or name in _parts(whole):
            return whole and _parts(whole)[name]
        raise self._refusal(_words(node), _parts(whole) or content)


def _parts(value: Any) -> Mapping[Any, Any]:
    """What may be named of a value: its parts by name or, of a tuple, by position."""
    if isinstance(value, tuple):
        return dict(enumerate(value))
    return value if isinstance(value, Mapping) else vars(value) if is_dataclass(value) else {}


def _is_text(value: Any) -> bool:
    return not (isinstance(value, Mapping | list | tuple) or is_dataclass(value))


def _words(node: nodes.Node) -> str:
    """A tag as it is written, "section.points.0", or what it consists of, "filter(title)"."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=of, attr=name) | nodes.Getitem(node=of, arg=nodes.Const(value=name)):
            return f"{_words(of)}.{name}"
    return f"{type(node).__name__.lower()}({', '.join(map(_words, node.iter_child_nodes()))})"
