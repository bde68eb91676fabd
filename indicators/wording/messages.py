"""Messages by their codes: Fluent files (https://projectfluent.org), a folder of words/ for each language.

The code "value.above_limit" of an issue is the message ``issue-value-above-limit``. A number is given as it is written,
by ``numbers``; one that a message may select by has its value too (``Whole``, ``Numeral``, ``kinds.Count``).
"""

import logging
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Self

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast, visitor

from indicators.wording.language import ENGLISH, FILES, current, locale_of, of_the_process

ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
MISSING = "…"         # what people read in the place of a value that is missing

# Fluent refuses longer parts of a message, so that a stranger's file cannot fill the memory. These files are ours.
resolver.MAX_PART_LENGTH = 10_000_000

strict = False        # whether a message that lacks something raises, as in tests; else it is logged

_log = logging.getLogger(__name__)
_logged: set[str] = set()         # messages that lacked something: each is logged once


class Whole(int, FluentType):
    """A whole number that is written without commas: a year, a line, a version."""

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent's own form
        """Its digits."""
        return str(int(self))


class Numeral(float, FluentType):
    """A number with the way it is written."""

    written: str

    def __new__(cls, amount: float, written: str) -> Self:
        """The number that a message selects by, and what people read."""
        made = super().__new__(cls, amount)
        made.written = written
        return made

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent's own form
        """As it is written."""
        return self.written


class Messages:
    """The messages of one folder. Each is parsed when it is first asked for, so that a command loads no others."""

    def __init__(self, folder: Path, locale: Locale) -> None:
        """Messages of the files in ``folder``, whose plurals are those of ``locale``."""
        self.sources = {name: source for file in sorted(folder.glob("*.ftl"))
                        for name, source in _entries(file.read_text(encoding="utf-8"))}
        self._bundle = FluentBundle([str(locale)], use_isolating=False)
        for name in self.sources:
            if name.startswith("-"):     # a term, which any message may name
                self._load(name)

    def say(self, name: str, values: dict[str, object]) -> str:
        """A message with its values. KeyError where there is none, or it lacks a value.

        It is resolved as ``format_pattern`` does it, which would make numbers of its own of ``Whole`` and ``Numeral``.
        """
        if not self._bundle.has_message(name):
            self._load(name)
        pattern, errors = self._bundle.get_message(name).value, list[Exception]()
        if pattern is None:
            raise KeyError(name)
        said = pattern(resolver.ResolverEnvironment(
            context=self._bundle, current=resolver.CurrentEnvironment(args=values), errors=errors))
        if errors:
            raise KeyError(name, *errors)
        return str(said)

    def named(self, name: str) -> set[str]:
        """The values that a message names."""
        found = _Named()
        found.visit(FluentParser().parse(self.sources[name]))
        return found.names

    def _load(self, name: str) -> None:
        self._bundle.add_resource(FluentResource(self.sources[name]))


class _Named(visitor.Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's own name
        self.names.add(node.id.name)


@cache
def messages(language: str) -> Messages:
    """The messages of a language."""
    return Messages(FILES / language, locale_of(language))


@cache
def identifier(*codes: str) -> str:
    """The message of a code: "issue", "value.above_limit" is issue-value-above-limit."""
    return re.sub(r"[^A-Za-z0-9]+", "-", ".".join(codes))


def has(*codes: str) -> bool:
    """Whether there is a message of a code: English has them all."""
    return identifier(*codes) in messages(ENGLISH).sources


def say(*codes: str, **values: object) -> str:
    """The message of a code, such as "overview.title", with its values."""
    name, given = identifier(*codes), {key: _given(value) for key, value in values.items()}
    try:
        return messages(current()).say(name, given)
    except KeyError as error:
        if strict:
            raise
        if name not in _logged:
            _logged.add(name)
            _log.error("message.%s", error)  # noqa: TRY400 - a message that lacks something, which its name tells
        return _as_far_as_it_goes(name, given)


def written(*codes: str, **values: object) -> list[str]:
    """How people may have written the message of a code: in the language of this process, and in English."""
    name = identifier(*codes)
    return [messages(language).say(name, values) for language in dict.fromkeys((of_the_process(), ENGLISH))
            if name in messages(language).sources]


def _as_far_as_it_goes(name: str, values: dict[str, object]) -> str:
    """A message in English where the language has none, and with a sign where it lacks a value."""
    of = next((of for of in map(messages, (current(), ENGLISH)) if name in of.sources), messages(ENGLISH))
    if name not in of.sources:
        return MISSING
    return of.say(name, dict.fromkeys(of.named(name), MISSING) | {
        key: value for key, value in values.items() if value is not None})


def _given(value: object) -> object:
    """A value as Fluent takes it; None is none, and a message that names it lacks it."""
    if value is None or isinstance(value, str | FluentType):
        return value
    return Whole(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Name and source of each message of a file."""
    found = list(ENTRY.finditer(text))
    ends = [entry.start() for entry in found[1:]] + [len(text)]
    return ((entry[1], text[entry.start():end]) for entry, end in zip(found, ends, strict=True))
