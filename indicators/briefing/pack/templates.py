"""Templates of decks and documents: Goalline's own, or an organisation's, checked before it is filled in."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, TemplateError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

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


FIGURE = {**_texts("finding", "subtitle", "picture", "note", "source"), "heads": ["x"] * 5, "rows": [["x"] * 5]}
SECTION = {**_texts("heading", "goal", "title", "status", "report_source"), "points": [_texts("head", "text")],
           "comments": ["x"], "figures": [FIGURE], "named": [_texts("colour", "words", "names")], "notes": ["x"],
           "report": ["x"], "commitments": ["x"], "questions": [_texts("question", "answer")]}
OFFERED: dict[str, Any] = {
    **_texts("marking", "provenance", "logo", "title", "filters", "headline"), "left_out": ["x"], "sections": [SECTION],
    "answers": [_texts("goal", "finding")], "annex": [{"heading": "x", "texts": ["x"], "figures": [FIGURE]}],
    "words": _texts("notes", "report", "commitments", "questions", "annex"),
    "statuses": {"heads": ["x"], "rows": [[_texts("colour", "text")]]}}
"""What a briefing's document offers: a text, a list [of what is in it], and what has parts a dict of them."""
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


def opened_document(template: OwnTemplate | None, kind: str = "briefing.docx") -> "tuple[DocxTemplate, Environment]":
    """An organisation's document, or ours of that kind, with the reader of its tags.

    Raises Refusal: brief.template_lacks, brief.template_tag; else any error of a file that is no document.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only for documents

    if template is None:
        return DocxTemplate(str(FOLDER / kind)), _Tags(checked=False)
    name, content = template
    _check_archive(content)
    document, tags = DocxTemplate(io.BytesIO(content)), _Tags(checked=True)
    try:
        lacking = NEEDED - document.get_undeclared_template_variables(tags)
        if not lacking:
            document.render(OFFERED, tags, autoescape=True)            # with its properties, headers and footnotes
    except (TemplateError, TypeError) as error:
        raise Refusal("brief.template_tag", template=name, tag=str(error).partition("\n")[0]) from error
    if lacking:
        raise Refusal("brief.template_lacks", template=name, lacking=", ".join(sorted(lacking)))
    return document, tags


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


class _Tags(ImmutableSandboxedEnvironment):
    """Reads the tags of a document without functions, filters and tests; those of an organisation's are checked."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, *, checked: bool) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined if checked else Undefined)
        self.checked, self.finalize = checked, _text if checked else None
        for names in (self.globals, self.filters, self.tests):
            names.clear()

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source itself; raises SecurityError for loops that multiply lists, and all but conditions and loops."""
        if self.checked:
            _check_statements(Environment(autoescape=True).parse(source))
        return super().preprocess(source, name, filename)

    def is_safe_callable(self, obj: Any) -> bool:
        """No template calls anything."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """No template computes."""
        raise SecurityError(operator)


def _text(value: Any) -> Any:
    """What a tag may show; raises SecurityError for a list or a part of the briefing."""
    if isinstance(value, Sequence | Mapping) and not isinstance(value, str):
        raise SecurityError("list")
    return value


def _check_statements(node: nodes.Node, variable: str = "") -> None:
    """Raise SecurityError for a statement that is no condition or loop, or a loop in a loop that does not go over
    something of the outer one's ``variable``.
    """
    for child in node.iter_child_nodes():
        inner = variable
        if isinstance(child, nodes.For) and isinstance(child.target, nodes.Name):
            root = next((name.name for name in [child.iter, *child.iter.find_all(nodes.Name)]
                         if isinstance(name, nodes.Name)), "")
            if variable and root != variable:
                raise SecurityError(f"for {child.target.name} in {root}")
            inner = child.target.name
        elif isinstance(child, nodes.Stmt) and not isinstance(child, nodes.Output | nodes.If):
            raise SecurityError(type(child).__name__.lower())
        _check_statements(child, inner)
