"""All that a screen, a figure or a file says, and what of it no message said."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from babel import Locale
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from indicators import demo, illustrative, wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.catalogue.area_names import other_names
from indicators.illustrative import with_invented_countries
from indicators.ingest.formats.text_files import ENCODINGS
from indicators.model import Status
from indicators.wording.names import ICONS
from tests.pseudo import CLOSES, OPENS

READ = {"body", "label", "help", "placeholder", "options", "content", "raw_values", "raw_value", "alt", "caption",
        "text", "value", "message"}
"""Fields of Streamlit's elements that people read."""

DRAWN = {"text", "title", "ticktext", "hovertext", "label", "help", "options"}
"""Keys of a figure, or of a table's columns, that people read."""

ATTRIBUTE = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"')
ADDRESSES = re.compile(r"(?:https?:/|…)/\S+|\b[\w.-]+\.(?:csv|xlsx?|ods|zip|txt|yaml|json|md|py|db)\b|:[\w/]+:")
"""Of pages, files and icons."""

OPTION = re.compile(r"--[\w-]+")

CODES = re.compile(r"\b[A-Z][A-Z0-9_]+\b|“[^”]*”|\b[0-9a-f]{16,}\b")
"""Codes, what people themselves wrote, fingerprints."""

NAMED = ("Goalline", "First edition", "shipped data", "Illustrative edition", illustrative.SOURCE, illustrative.NOTE,
         "CyberTipline reports", *ENCODINGS, *(actor.name for actor in (demo.MAKER, demo.ADA, demo.BEN)))
"""What the program writes into the ledger: it stands there in the language of the day."""


def of_screen(shown: AppTest) -> Iterator[str]:
    """Every piece of text of a screen and its figures."""
    for text in _of_block(shown._tree):  # noqa: SLF001 - AppTest has no other way to every element
        yield from _plain(text)


def _of_block(block: Any) -> Iterator[str]:
    for child in block.children.values():
        if getattr(child, "proto", None) is not None:
            yield from _of_message(child.proto)
        if hasattr(child, "children"):
            yield from _of_block(child)


def _of_message(element: Message) -> Iterator[str]:
    for field, value in element.ListFields():
        several = [value] if isinstance(value, str | bytes | float | int | Message) else value
        for one in several:
            if isinstance(one, Message):
                yield from _of_message(one)
            elif isinstance(one, str) and field.name in ("spec", "columns"):
                yield from _of_drawing(json.loads(one))
            elif isinstance(one, str) and field.name in READ:
                yield one


def _of_drawing(part: Any, key: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name != "template":
                yield from _of_drawing(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from _of_drawing(value, key)
    elif isinstance(part, str) and key in DRAWN:
        yield part.replace("</b><br><b>", " ").replace("<br>", " ")      # a name of two lines is one


def _plain(text: str) -> Iterator[str]:
    """The text and the readable attributes of HTML."""
    if text.startswith("<style"):
        return
    yield from map(unescape, ATTRIBUTE.findall(text))
    yield from filter(str.strip, map(unescape, re.split(r"<[^>]*>", text)))


class Known:
    """Texts that are nobody's translation: of the catalogue, of sources and reports, of files that are sent."""

    def __init__(self, locale: Locale, *others: str) -> None:
        months = [name for each in (locale, Locale("en")) for name in each.months["format"]["wide"].values()]
        reports = (*SHIPPED.glob("narratives/*"), *(SHIPPED / "illustrative").glob("*.txt"), Path(demo.__file__))
        self.reports = " ".join(_spaced(file.read_text("utf-8")) for file in reports)
        catalogue = load_catalogue(SHIPPED)
        known = (catalogue, with_invented_countries(catalogue))
        texts = {_spaced(part) for each in known for text in _strings(each.model_dump())
                 for part in text.split("{value}")} | {*months, *NAMED, *others, *other_names(catalogue)}
        texts |= {wording.title(indicator, area.name) for each in known for indicator in each.indicators.values()
                  for area in each.areas}            # a title as it stands beside the area that it names
        texts |= {topic[:1].upper() + topic[1:] for goal in catalogue.goals if (topic := wording.text(goal.topic))}
        for file in (*SHIPPED.glob("codelists/area*.csv"), *SHIPPED.glob("observations/*.csv")):
            texts |= {_spaced(cell) for row in csv.reader(file.read_text("utf-8").splitlines()) for cell in row}
        by_letter: dict[str, list[str]] = {}         # which `re` finds far sooner than one of thousands
        for text in sorted(filter(_long, texts), key=len, reverse=True):
            by_letter.setdefault(text[0], []).append(re.escape(text[1:]))
        any_of = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
        self.texts = re.compile(rf"(?<![A-Za-z0-9_])(?:{any_of})(?![A-Za-z0-9_])")
        self.left = cache(self._left)

    def _left(self, text: str) -> list[str]:
        """Words in Latin letters that are none of these, nor an option, an address, a code or a name of a file."""
        words = CODES.sub(" ", ADDRESSES.sub(" ", self.texts.sub(" ", OPTION.sub(" ", _spaced(text)))))
        return [word for word in re.findall(r"[A-Za-z][a-z]+(?: [a-z]{2,})*", words) if word not in self.reports]


def unfilled(text: str) -> bool:
    """Whether a value was not filled in, or was none; the mark of Too early stands alone."""
    return text != ICONS[Status.TOO_EARLY] and (
        re.search(r"[{}$]|\bNone\b|\bnan\b|…$", text) is not None or text.count(OPENS) != text.count(CLOSES))


def _long(text: str) -> bool:
    return len(text) > 2 and not text.isdigit()


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from _strings(name)
            yield from _strings(value)
    elif isinstance(part, Iterable):
        for value in part:
            yield from _strings(value)
