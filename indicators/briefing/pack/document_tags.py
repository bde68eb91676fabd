"""The tags of a template document: it may show what a document offers, and nothing else, so no template runs code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docx.opc.constants import CONTENT_TYPE
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from indicators.briefing.pack.own_templates import check_parts
from indicators.errors import Refusal


def _texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, "")


EVERY = _texts("marking", "provenance", "logo")
POINT = _texts("head", "text")
FIGURE = {**_texts("finding", "subtitle", "picture", "note", "source"), "heads": [""], "rows": [[""]]}
SECTION = {**_texts("heading", "goal", "title", "number", "change", "status", "report_source"), "points": [POINT],
           "comments": [""], "figures": [FIGURE], "others": [FIGURE], "named": [_texts("colour", "words", "names")],
           "notes": [""], "report": [""], "commitments": [""], "questions": [_texts("question", "answer")]}
OFFERED: dict[str, dict[str, Any]] = {
    "briefing.docx": {**EVERY, **_texts("title", "filters", "headline"), "left_out": [""], "sections": [SECTION],
                      "answers": [_texts("goal", "finding")], "annex": [{"heading": "", "texts": [""]}],
                      "words": _texts("notes", "report", "commitments", "questions", "others", "annex"),
                      "statuses": {"heads": [""], "rows": [[_texts("colour", "text")]]}},
    "page.docx": {**EVERY, "section": {**_texts("heading", "finding", "number", "change"), "points": [POINT],
                                       "figures": [FIGURE]}},
    "draft.docx": {**EVERY, **_texts("country", "title", "lead", "how", "all", "comment"),
                   "sections": [_texts("heading", "box", "status")]},
    "form.docx": {**_texts("country", "title", "quotations", "others", "level"), "page": [""], "explanations": [""],
                  "questions": [""], "levels": [""], "heads": [""], "years": [""],
                  "targets": [{**_texts("heading", "wording"), "goals": [
                      {"heading": "", "figures": [_texts("indicator", "last")],
                       "announced": [_texts("box", "id", "before", "words", "after")]}]}]}}
"""What each document offers: a text is "", a list [of what is in it], and what has parts a dict of them."""

NEEDED = {"briefing.docx": ("marking", "provenance", "title", "headline", "statuses", "sections", "annex"),
          "page.docx": ("marking", "provenance", "section"), "draft.docx": ("marking", "provenance", "sections"),
          "form.docx": ("country", "title", "targets")}
"""The tags without which a template would lose what every briefing must say."""

NAME = r"[a-z][a-z_]*"
PATH = rf"{NAME}(?:\.{NAME}|\[\d\])*"
CONDITION = re.compile(rf"(?:el)?if ({PATH}|not {PATH})(?: (?:and|or) ({PATH}|not {PATH}))*")
LOOP = re.compile(rf"for ({NAME}) in ({PATH})")
WORDS = "if", "elif", "not", "and", "or"
MOST_TAGS = 2_000        # ours has some 120
PROPERTIES = "author", "comments", "identifier", "language", "subject", "title"         # that docxtpl fills in
LONGEST = 80             # letters of a tag in a sentence


class _Open(NamedTuple):
    """A tag that is not yet ended, by which tag it will be, and what can be asked for inside it."""

    tag: str
    end: str
    variable: str            # of the innermost loop
    names: dict[str, Any]


class Tags(ImmutableSandboxedEnvironment):
    """Reads the tags of one kind of document. Each source is checked before it is read, whatever part it is of."""

    def __init__(self, file: Path, kind: str) -> None:
        super().__init__(autoescape=True)
        self.file, self.offered = file, OFFERED[kind]
        for names in (self.globals, self.filters, self.tests):
            names.clear()

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source itself; raises Refusal("brief.template_tag") with the first tag that is not allowed."""
        open_tags = [_Open("", "", "", self.offered)]
        for number, tag in enumerate(self._tags(str(source))):
            if number > MOST_TAGS or not _allowed(tag, open_tags):
                raise self._refusal(tag)
        if len(open_tags) > 1:
            raise self._refusal(open_tags[-1].tag)
        return super().preprocess(source, name, filename)

    def _tags(self, source: str) -> Iterator[str]:
        """The tags in order, as Jinja2 itself splits the source, to the first that it cannot read; no comments."""
        tag, at, start = "", 0, 0
        try:
            for _, kind, value in self.lex(source):
                if kind.endswith("_begin"):
                    tag, start = "", at
                at += len(value)
                tag += value if tag or kind.endswith("_begin") else ""
                if (kind.endswith("_end") or kind == "raw_begin") and not tag.startswith("{#"):
                    yield tag
                    tag = ""
        except TemplateSyntaxError:
            tag = source[start:start + LONGEST]
        if tag and not tag.startswith("{#"):             # it is not ended
            yield tag.partition("</")[0]

    def _refusal(self, tag: str) -> Refusal:
        words = " ".join(re.sub(r"<[^>]*>", "", tag).split())
        return Refusal("brief.template_tag", template=self.file.name, tag=words[:LONGEST])


def opened_document(file: Path, kind: str) -> tuple[DocxTemplate, Tags]:
    """A template document with the reader of its tags. Raises Refusal: brief.template_tag, brief.template_lacks."""
    template, tags = DocxTemplate(str(file)), Tags(file, kind)
    try:
        check_parts(file, {kind: NEEDED[kind]}, {kind: template.get_undeclared_template_variables(tags)})
        about = template.get_docx().core_properties
        for text in (getattr(about, name) for name in PROPERTIES):
            tags.parse(text)
        for part in template.docx.part.package.parts:
            if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
                tags.parse(template.patch_xml(part.blob.decode()))
    except TemplateSyntaxError as error:                 # of tags that do not belong together
        raise Refusal("brief.template_tag", template=file.name, tag=error.message or "") from error
    return template, tags


def _allowed(tag: str, open_tags: list[_Open]) -> bool:
    """Whether a tag asks only for what is offered; a loop adds its variable, and its end takes that away.

    A loop in a loop goes over something of the outer one's variable, or is a last one over texts, so that no template
    multiplies lists.
    """
    words, last = " ".join(tag.strip("{%-+} \n\t").split()), open_tags[-1]
    if tag.startswith("{{"):
        return tag.endswith("}}") and _offered(words, last.names) == ""
    if loop := LOOP.fullmatch(words):
        variable, path = loop.groups()
        found = _offered(path, last.names)
        inner = last.variable in ("", re.split(r"[.[]", path)[0]) or (
            found == [""] and isinstance(last.names[last.variable], dict))
        if not isinstance(found, list) or not inner:
            return False
        open_tags.append(_Open(tag, "endfor", variable, {**last.names, variable: found[0]}))
        return True
    if words == last.end != "":
        open_tags.pop()
        return True
    if words == "else":
        return last.end != ""
    known = CONDITION.fullmatch(words) and all(
        _offered(path, last.names) is not None for path in re.findall(PATH, words) if path not in WORDS)
    if known and words.startswith("if "):
        open_tags.append(_Open(tag, "endif", last.variable, last.names))
    return bool(known) and (words.startswith("if ") or last.end == "endif")


def _offered(path: str, names: dict[str, Any]) -> Any:
    """What is offered under a path: "", a list or a dict; None where nothing is."""
    if not re.fullmatch(PATH, path):
        return None
    found: Any = names
    for step in re.findall(rf"{NAME}|\d", path):
        if step.isdigit():
            found = found[0] if isinstance(found, list) else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    return found
