"""The tags of a template document: it may show what a document offers, and nothing else, so no template runs code."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from docx.opc.constants import CONTENT_TYPE
from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from indicators.briefing.pack.own_templates import FOLDER, check_parts
from indicators.errors import Refusal


def _texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, "")


EVERY = _texts("marking", "provenance", "logo")
POINT = _texts("head", "text")
FIGURE = {**_texts("finding", "subtitle", "picture", "note", "source"), "heads": [""], "rows": [[""]]}
SECTION = {**_texts("heading", "goal", "title", "status", "report_source"), "points": [POINT], "comments": [""],
           "figures": [FIGURE], "named": [_texts("colour", "words", "names")], "notes": [""], "report": [""],
           "commitments": [""], "questions": [_texts("question", "answer")]}
OFFERED: dict[str, dict[str, Any]] = {
    "briefing.docx": {**EVERY, **_texts("title", "filters", "headline"), "left_out": [""], "sections": [SECTION],
                      "answers": [_texts("goal", "finding")],
                      "annex": [{"heading": "", "texts": [""], "figures": [FIGURE]}],
                      "words": _texts("notes", "report", "commitments", "questions", "annex"),
                      "statuses": {"heads": [""], "rows": [[_texts("colour", "text")]]}},
    "page.docx": {**EVERY, "section": {**_texts("heading", "finding", "number", "change"), "points": [POINT],
                                       "figures": [FIGURE]}},
    "draft.docx": {**EVERY, **_texts("country", "title", "lead", "how", "said", "because", "all", "comment"),
                   "sections": [{**_texts("heading", "box", "status", "mark", "number"), "why": [""],
                                 "figures": [FIGURE]}]},
    "letter.docx": {**_texts("marking", "organisation", "contact", "day", "subject", "salutation", "closing"),
                    "blocks": [{"text": "", "lines": [""]}], "sender": [""]},
    "form.docx": {**_texts("marking", "country", "title", "quotations", "others", "level"), "page": [""],
                  "explanations": [""], "questions": [""], "levels": [""], "heads": [""], "years": [""],
                  "targets": [{**_texts("heading", "wording"), "goals": [
                      {"heading": "", "figures": [_texts("indicator", "last")],
                       "announced": [_texts("box", "id", "before", "words", "after")]}]}]}}
"""What each document offers: a text is "", a list [of what is in it], and what has parts a dict of them."""

NEEDED = {"briefing.docx": ("marking", "provenance", "title", "headline", "statuses", "sections", "annex"),
          "page.docx": ("marking", "provenance", "section"), "draft.docx": ("marking", "provenance", "sections"),
          "form.docx": ("country", "title", "targets"), "letter.docx": ("marking", "subject", "blocks", "sender")}
"""The tags without which a template would lose what every briefing must say."""

TAG = re.compile(r"\{[{%#]")
RAW, BEGIN, END = (re.compile(rf"\{{%[-+]?\s*{words}\b") for words in ("raw", "(if|for)", "(endif|endfor)"))
PROPERTIES = "author", "comments", "identifier", "language", "subject", "title"         # that docxtpl fills in
LONGEST = 80             # letters of a tag in a sentence


class Tags(ImmutableSandboxedEnvironment):
    """Reads the tags of one kind of document. Each source is checked before it is read, whatever part it is of."""

    def __init__(self, file: Path, kind: str) -> None:
        super().__init__(autoescape=True)
        self.file, self.offered = file, OFFERED[kind]
        for names in (self.globals, self.filters, self.tests):
            names.clear()

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source itself; raises Refusal("brief.template_tag") with the first tag that is not allowed."""
        lines = TAG.sub(r"\n\g<0>", " ".join(str(source).splitlines())).split("\n")       # a tag a line, to name it
        try:
            faults = [at for at, line in enumerate(lines, 1) if RAW.match(line)]
            at = min([*faults, *_faults(Environment(autoescape=True).parse("\n".join(lines)).body, self.offered)],
                     default=0)
        except TemplateSyntaxError as error:
            at = _unended(lines) if "end of template" in str(error.message) else error.lineno
        if at:
            words = " ".join(re.sub(r"<[^>]*>", "", lines[at - 1].partition("</")[0]).split())
            raise Refusal("brief.template_tag", template=self.file.name, tag=words[:LONGEST])
        return super().preprocess(source, name, filename)


def opened_document(file: Path, kind: str) -> tuple[DocxTemplate, Tags]:
    """A template document with the reader of its tags. Raises Refusal: brief.template_tag, brief.template_lacks."""
    template, tags = DocxTemplate(str(file)), Tags(file, kind)
    if file.parent == FOLDER:
        return template, tags
    check_parts(file, {kind: NEEDED[kind]}, {kind: template.get_undeclared_template_variables(tags)})
    about = template.get_docx().core_properties
    for text in (getattr(about, name) for name in PROPERTIES):
        tags.parse(text)
    for part in template.docx.part.package.parts:
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            tags.parse(template.patch_xml(part.blob.decode()))
    return template, tags


def _unended(lines: Iterable[str]) -> int:
    """The line of the last condition or loop that is not ended."""
    begun = list[int]()
    for at, line in enumerate(lines, 1):
        if BEGIN.match(line):
            begun.append(at)
        elif END.match(line):
            begun.pop()
    return begun[-1]


def _faults(body: Iterable[nodes.Node], names: Mapping[str, Any], variable: str = "") -> Iterable[int]:
    """Lines of the tags that show or ask for anything but what is offered: a text, a condition, or a loop.

    A loop in a loop goes over something of the outer one's ``variable``, or is a last one over texts, so that no
    template multiplies lists.
    """
    for node in body:
        match node:
            case nodes.Output():
                yield from (part.lineno for part in node.nodes
                            if not isinstance(part, nodes.TemplateData) and _offered(part, names) != "")
            case nodes.If(test=test):
                if not _is_condition(test, names):
                    yield node.lineno
                yield from _faults([*node.body, *node.elif_, *node.else_], names, variable)
            case nodes.For(target=nodes.Name(name=item), iter=many, test=None, recursive=False):
                found, root = _offered(many, names), next(many.find_all(nodes.Name), many)
                inner = not variable or getattr(root, "name", many) == variable or (
                    found == [""] and isinstance(names[variable], dict))
                if not isinstance(found, list) or not inner:
                    yield node.lineno
                else:
                    yield from _faults([*node.body, *node.else_], {**names, item: found[0]}, item)
            case _:
                yield node.lineno


def _is_condition(test: nodes.Node, names: Mapping[str, Any]) -> bool:
    match test:
        case nodes.Not(node=inner):
            return _is_condition(inner, names)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            return _is_condition(left, names) and _is_condition(right, names)
    return _offered(test, names) is not None


def _offered(path: nodes.Node, names: Mapping[str, Any]) -> Any:
    """What is offered under a path: "", a list or a dict; None where nothing is."""
    match path:
        case nodes.Name(name=name):
            return names.get(name)
        case nodes.Getattr(node=inner, attr=name):
            of = _offered(inner, names)
            return of.get(name) if isinstance(of, dict) else None
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int())):
            of = _offered(inner, names)
            return of[0] if isinstance(of, list) else None
    return None
