"""Templates of decks and documents: Goalline's own, or an organisation's, checked before it is filled in."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from indicators import logs
from indicators.briefing.pack.content import Pack
from indicators.briefing.reference import Reference
from indicators.briefing.reference.files import into_package
from indicators.charts.theme import contrast
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import tree, unpack

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
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


def _texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, "")


FIGURE = {**_texts("finding", "subtitle", "picture", "note", "source"), "heads": [""], "rows": [[""]]}
SECTION = {**_texts("heading", "goal", "title", "status", "report_source"), "points": [_texts("head", "text")],
           "comments": [""], "figures": [FIGURE], "named": [_texts("colour", "words", "names")], "notes": [""],
           "report": [""], "commitments": [""], "questions": [_texts("question", "answer")]}
OFFERED: dict[str, Any] = {
    **_texts("marking", "provenance", "logo", "title", "filters", "headline"), "left_out": [""], "sections": [SECTION],
    "answers": [_texts("goal", "finding")], "annex": [{"heading": "", "texts": [""], "figures": [FIGURE]}],
    "words": _texts("notes", "report", "commitments", "questions", "annex"),
    "statuses": {"heads": [""], "rows": [[_texts("colour", "text")]]}}
"""What a briefing's document offers: a text is "", a list [of what is in it], and what has parts a dict of them."""
NEEDED = {"marking", "provenance", "title", "headline", "statuses", "sections", "annex"}
"""The tags without which a document would lose what every briefing must say."""
TAG = re.compile(r"\{[{%#]")
LONGEST = 80             # letters of a tag in a sentence


@contextmanager
def refused_if_unusable(template: Path | None) -> Iterator[None]:
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
        raise Refusal("brief.template", template=template.name, kind=template.suffix[1:].upper()) from error


def opened_deck(template: Path | None) -> "Presentation":
    """An organisation's deck, or ours, with all layouts and placeholders, in colours that can be seen.

    Raises Refusal: brief.template_lacks, brief.template_contrast; else any error of a file that is no deck.
    """
    from pptx import Presentation as opened  # noqa: PLC0415, N813 - only for slides

    if template is None:
        return opened(str(FOLDER / "briefing.pptx"))
    _check_archive(template.read_bytes())
    deck = opened(str(template))
    layouts, lacking = {layout.name: layout for layout in deck.slide_layouts}, []
    for name, needed in LAYOUTS.items():
        missing = sorted({*needed} - {shape.name for shape in layouts[name].placeholders if _is_readable(shape, deck)}
                         ) if name in layouts else ()
        if missing or name not in layouts:
            lacking.append(f"{name}: {', '.join(missing)}" if missing else name)
    if lacking:
        raise Refusal("brief.template_lacks", template=template.name, lacking="; ".join(lacking))
    pale = dict.fromkeys(text for name in LAYOUTS if name != "Cover" for text in _pale_colours(layouts[name]))
    if pale:
        raise Refusal("brief.template_contrast", template=template.name, colours="; ".join(pale))
    return deck


def opened_document(template: Path | None, kind: str = "briefing.docx") -> "tuple[DocxTemplate, Environment]":
    """An organisation's document, or ours of that kind, with the reader of its tags.

    Raises Refusal: brief.template_lacks, brief.template_tag; else any error of a file that is no document.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only for documents

    if template is None:
        return DocxTemplate(str(FOLDER / kind)), _Tags()
    _check_archive(template.read_bytes())
    document, tags = DocxTemplate(str(template)), _Tags(template.name)
    if lacking := NEEDED - document.get_undeclared_template_variables(tags):
        raise Refusal("brief.template_lacks", template=template.name, lacking=", ".join(sorted(lacking)))
    document.render(OFFERED, tags, autoescape=True)            # with its properties, headers and footnotes
    return document, tags


def finished(office_file: Any, libraries_own: tuple[Any, Any], pack: Pack, title: str, reference: Reference,
             keywords: str = "") -> bytes:
    """The content of a deck or document with its properties and its reference; ``libraries_own`` are Part and PackURI
    of python-pptx or python-docx.
    """
    about, stream = office_file.core_properties, io.BytesIO()
    about.title, about.author = title[:255], pack.stamp.organisation
    about.last_modified_by, about.comments, about.keywords = pack.stamp.organisation, pack.version, keywords
    into_package(office_file.part.package, *libraries_own, reference)
    office_file.save(stream)
    return stream.getvalue()


def _is_readable(shape: Any, deck: "Presentation") -> bool:
    """Whether a safeguard lies on the slide, has room for a line of small type, and is not set in smaller type."""
    if shape.name not in SAFEGUARDS:
        return True
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
    """Reads the tags of a document, without functions, filters and tests. Of an organisation's ``file`` each source is
    checked before it is read, whatever part it is of.
    """

    def __init__(self, file: str = "") -> None:
        super().__init__(autoescape=True)
        self.file = file
        for names in (self.globals, self.filters, self.tests):
            names.clear()

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source itself; raises Refusal("brief.template_tag") with the first tag that is not allowed."""
        if not self.file:
            return super().preprocess(source, name, filename)
        lines = TAG.sub(r"\n\g<0>", " ".join(str(source).splitlines())).split("\n")       # a tag a line, to name it
        try:
            at = min(_faults(Environment(autoescape=True).parse("\n".join(lines)).body, OFFERED), default=0)
        except TemplateSyntaxError as error:
            at = error.lineno
            if "end of template" in str(error.message):
                lines[at - 1] = f"{{% {str(error.message).split(chr(39))[-2]} %}}"          # the one that is not ended
        if at:
            tag = " ".join(re.sub(r"<[^>]*>", "", lines[at - 1].partition("</")[0]).split())
            raise Refusal("brief.template_tag", template=self.file, tag=tag[:LONGEST])
        return super().preprocess(source, name, filename)


def _faults(body: Sequence[nodes.Node], names: Mapping[str, Any], variable: str = "") -> Iterator[int]:
    """Lines of the tags that show or ask for anything but what is offered: a text, a condition, or a loop.

    A loop in a loop goes over something of the outer one's ``variable``, so that no template multiplies lists.
    """
    for node in body:
        match node:
            case nodes.Output():
                yield from (part.lineno for part in node.nodes
                            if not isinstance(part, nodes.TemplateData) and _offered(part, names) != "")
            case nodes.If(test=nodes.Name() | nodes.Getattr() | nodes.Getitem() as test) if (
                    _offered(test, names) is not None):
                yield from _faults([*node.body, *node.elif_, *node.else_], names, variable)
            case nodes.For(target=nodes.Name(name=item), iter=many, test=None, recursive=False) if (
                    isinstance(offered := _offered(many, names), list)
                    and variable in ("", *(name.name for name in [many, *many.find_all(nodes.Name)]
                                           if isinstance(name, nodes.Name)))):
                yield from _faults([*node.body, *node.else_], {**names, item: offered[0]}, item)
            case _:
                yield node.lineno


def _offered(path: nodes.Node, names: Mapping[str, Any]) -> Any:
    """What is offered under a path: "", a list or a dict; None where nothing is."""
    match path:
        case nodes.Name(name=name):
            return names.get(name)
        case nodes.Getattr(node=inner, attr=name):
            parts = _offered(inner, names)
            return parts.get(name) if isinstance(parts, dict) else None
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int())):
            items = _offered(inner, names)
            return items[0] if isinstance(items, list) else None
    return None
