"""Languages that no one speaks, made from the English messages: what was not translated, or cannot grow, is seen.

One is a Welsh of longer, accented words, since Welsh has six plural forms and is written from left to right; the other
an Arabic in Hebrew letters, with six forms too, from right to left.
"""

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from indicators.wording import language

LONGER = "cy"
FROM_RIGHT = "ar"
FORMS = ("zero", "one", "two", "few", "many", "other")
OPENS, CLOSES = "⟦", "⟧"

LATIN = "abcdefghijklmnopqrstuvwxyz"
ACCENTED = str.maketrans(LATIN + LATIN.upper(), "àƀçďèƒĝĥìĵķĺɱñòƥɋřšťùṽŵẋýž" "ÀɃÇĎÈƑĜĤÌĴĶĹⱮÑÒƤɊŘŠŤÙṼŴẊÝŽ")
HEBREW = str.maketrans(LATIN + LATIN.upper(), 2 * "אבגדהוזחטיכלמנסעפצקרשתםןףץ")


def longer(words: str) -> str:
    """Accented, and 40 % longer: each word has some of its letters once more."""
    return " ".join(word + word[:round(0.4 * len(word))].lower() for word in words.translate(ACCENTED).split(" "))


def from_right(words: str) -> str:
    """In letters that are written from right to left."""
    return words.translate(HEBREW)


SAID = {LONGER: longer, FROM_RIGHT: from_right}


class _Texts(Transformer):
    """Collects the texts of messages, and puts into each plural the forms that Welsh and Arabic have."""

    def __init__(self) -> None:
        self.found: list[tuple[ast.TextElement, str]] = []

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 - Fluent's own names
        self.found.append((node, node.value))
        return node

    def visit_SelectExpression(self, node: ast.SelectExpression) -> ast.SelectExpression:  # noqa: N802
        known = {variant.key.name: variant for variant in node.variants if isinstance(variant.key, ast.Identifier)}
        if {"one", "other"} <= known.keys():          # a plural; words such as "one" and "several" are chosen by code
            others = [variant for variant in node.variants if not isinstance(variant.key, ast.Identifier)]
            node.variants = [*others, *(_variant(form, known.get(form, known["other"])) for form in FORMS)]
        return self.generic_visit(node)


def _variant(form: str, of: ast.Variant) -> ast.Variant:
    made = of.clone()
    made.key, made.default = ast.Identifier(form), form == "other"
    return made


def translated(source: str) -> dict[str, str]:
    """A file of messages in each language, each message in brackets."""
    read, texts = FluentParser().parse(source), _Texts()
    for entry in read.body:
        if isinstance(entry, ast.Message):
            parts: list[ast.Message | ast.Attribute] = [entry, *entry.attributes]
            for part in parts:
                part.value = texts.visit(part.value)
                part.value.elements = [ast.TextElement(OPENS), *part.value.elements, ast.TextElement(CLOSES)]
    files = {}
    for name, said in SAID.items():
        for element, words in texts.found:
            element.value = said(words)
        files[name] = FluentSerializer().serialize(read)
    return files


def make(folder: Path) -> None:
    """Both languages and English, each in a folder of its own."""
    for file in (language.FILES / language.ENGLISH).glob("*.ftl"):
        source = file.read_text("utf-8")
        for name, text in {language.ENGLISH: source, **translated(source)}.items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            (folder / name / file.name).write_text(text, "utf-8")


@contextmanager
def spoken(name: str, folder: Path) -> Iterator[None]:
    """The process speaks one of the languages in ``folder``, and English again afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(language.VARIABLE, name)
        for module in ("language", "messages"):
            patch.setattr(f"indicators.wording.{module}.FILES", folder)
        _forget()
        yield
    _forget()


def _forget() -> None:
    """Empty what wording keeps of a language: a process has one for good."""
    for name, module in list(sys.modules.items()):
        if name.startswith("indicators.wording"):
            for kept in vars(module).values():
                if isinstance(kept, functools._lru_cache_wrapper):
                    kept.cache_clear()
