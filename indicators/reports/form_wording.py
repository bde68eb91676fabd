"""The wording of the form that Goalline sends to countries, for the part that writes it and the one that reads it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode

from indicators.ingest.vocabulary import codelist
from indicators.model import Message
from indicators.wording import in_language, message
from indicators.wording.language import known

OWN_FORM = "Goalline's form"
KEYWORD = "goalline-form"
BOX = re.compile(r"[☐□▢◻❏❑☒☑✓✔✗✘✅■]|[\[(]\s*[xX✓✔]?\s*[\])]")
TICK = re.compile(r"[☒☑✓✔✗✘✅■]|(?<!\w)[xX](?!\w)")


def wording(kind: str, **values: object) -> str:
    """The form's own wording of a kind, with a year, number or text filled in."""
    form_wording = next(row["wording"] for row in codelist("report_headings")
                 if row["kind"] == kind and row["origin"] in ("form", OWN_FORM))
    return typeset(form_wording.format(**values))


def question(letter: str, year: int) -> str:
    """A question of the form; that of part A names the year of the last report, 0 where none is known."""
    form_question = wording(letter)
    return f"{letter}) {form_question.replace('last', str(year)) if year else form_question}"


def heading(kind: str, number: int | None = None) -> str:
    """How the form begins the heading of a policy target, with its number, or of an operational goal."""
    begin = max((row["wording"] for row in codelist("report_headings")
                 if row["kind"] == kind and row["origin"] == "form"), key=len)
    return f"{begin}:" if number is None else f"{begin} {number}"


@cache
def explanations() -> tuple[str, ...]:
    """The sentences above the first goal."""
    return tuple(typeset(row["wording"]) for row in codelist("report_headings") if row["kind"] == "explanation")


@cache
def levels() -> Mapping[str, str]:
    """The wording of every level that a country may tick, by code.

    They describe work, not figures, so that a country does not just tick the status that Goalline shows.
    The four that rise have no middle one, which the undecided would tick. "Set back" is among them, since
    a scale that only rises would leave it unsaid.
    """
    return {row["level"]: row["wording"] for row in codelist("report_levels")}


def as_keyword(properties: Mapping[str, str]) -> str:
    """What a form carries of its round, as a keyword of a document, which every word processor keeps."""
    return f"{KEYWORD}?{urlencode(properties)}"


def from_keywords(keywords: str) -> dict[str, str]:
    """The properties in the keyword of a form; none of another document, or where one is stated twice."""
    name, _, properties = keywords.strip().partition("?")
    pairs = parse_qsl(properties) if name == KEYWORD else []
    return dict(pairs) if len(dict(pairs)) == len(pairs) else {}


def invented_marks() -> Iterator[str]:
    """The sentence in which a form says that its figures are invented, in every language."""
    for language in known():
        with in_language(language):
            yield typeset(message(Message(code="chart.illustrative")))


def typeset(text: str) -> str:
    """A wording with typographic apostrophes."""
    return text.replace("'", "’")


def ticked(text: str) -> list[str]:
    """The levels ticked in a line of the form: by a mark in or after the box, or by deleting all the others."""
    codes = {words: code for code, words in levels().items()}
    text = " ".join(typeset(text).split())
    lead = re.match(re.escape(wording("level")), text, re.IGNORECASE)
    scale = text[lead.end() if lead else 0:]
    either = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    options = list(re.finditer(either, scale, re.IGNORECASE))
    ends = [0, *(at for option in options for at in option.span()), len(scale)]
    around = [scale[begin:end] for begin, end in zip(ends[::2], ends[1::2], strict=True)]      # before, between, behind
    cuts = [*(box.start() if (box := BOX.search(piece)) else 0 for piece in around[:-1]), len(around[-1])]
    marks = [f"{box[cut:]} {after[:end]}" for (box, cut), (after, end) in pairwise(zip(around, cuts, strict=True))]
    level_codes = [codes[option[0].casefold()] for option in options]
    return [code for code, mark in zip(level_codes, marks, strict=True) if TICK.search(mark)] or (
        level_codes if len(level_codes) == 1 else [])
