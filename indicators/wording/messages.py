"""Messages by code: Fluent files (https://projectfluent.org), one folder of words/ for each language.

The code "value.above_limit" of an issue is the message ``issue-value-above-limit``, or the variant ``above_limit`` of a
message ``issue-value`` that selects by ``$kind``. Numbers are passed as formatted by ``numbers``; one that a message
selects by also has its value (``Whole``, ``Numeral``, ``numbers.Count``).
"""

import logging
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Self

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast, visitor

from indicators.wording.language import ENGLISH, FILES, current, locale_of, of_the_process
from indicators.wording.punctuation import one_stop, prepared, quoted_values

ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)
MISSING = "…"         # shown in place of a missing value

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "EXTENT": lambda part, whole: "none" if part == 0 else "all" if part == whole else "some",
    "SPELLED": lambda count: say("phrase.one") if count == 1 else count}
"""What messages can use besides a value: ``EXTENT($good, $assessed)`` is none, all or some; ``SPELLED($good)`` is its
number, one in letters.
"""

# Fluent limits the length, so that untrusted files cannot fill the memory; these files are trusted.
resolver.MAX_PART_LENGTH = 10_000_000

strict = False        # whether an incomplete message raises an error, as in tests, instead of being logged

_log = logging.getLogger(__name__)
_logged: set[str] = set()         # incomplete messages: each is logged once


class Whole(int, FluentType):
    """An integer written without thousands separators: a year, a line, a version."""

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent's interface
        """Its digits."""
        return str(int(self))


class Numeral(float, FluentType):
    """A number with its formatted form."""

    written: str

    def __new__(cls, amount: float, written: str) -> Self:
        """A number that messages can select by, shown as ``written``."""
        made = super().__new__(cls, amount)
        made.written = written
        return made

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent's interface
        """As ``written``."""
        return self.written


class Messages:
    """The messages of one folder, each parsed on first use, so that a command loads only what it needs."""

    def __init__(self, folder: Path, locale: Locale) -> None:
        """Messages of the files in ``folder``, with the plural rules of ``locale``."""
        self.sources = {name: source for file in sorted(folder.glob("*.ftl"))
                        for name, source in _entries(file.read_text(encoding="utf-8"))}
        self._bundle = FluentBundle([str(locale)], functions=FUNCTIONS, use_isolating=False)
        self._quoted: dict[str, frozenset[str]] = {}
        self._words_alone: dict[str, str] = {}       # messages in which no value is filled in
        for name in self.sources:
            if name.startswith("-"):     # a term, which any message may reference
                self._load(name)

    def say(self, name: str, values: dict[str, object]) -> str:
        """A message with its values. Raises KeyError where the message or one of its values is missing.

        Resolved like ``format_pattern``, which would, however, reformat ``Whole`` and ``Numeral``.
        """
        if name in self._words_alone:
            return self._words_alone[name]
        pattern, errors = self._pattern(name), list[Exception]()
        if pattern is None:
            raise KeyError(name)
        filled = pattern(resolver.ResolverEnvironment(
            context=self._bundle, errors=errors,
            current=resolver.CurrentEnvironment(args=prepared(values, self._quoted[name.partition(".")[0]]))))
        if errors:
            raise KeyError(name, *errors)
        text = one_stop(str(filled))
        if isinstance(pattern, resolver.Literal):
            self._words_alone[name] = text
        return text

    def has(self, name: str) -> bool:
        """Whether there is a message, or its attribute, of this name."""
        return name in self.sources or ("." in name and self._pattern(name) is not None)

    def named(self, name: str) -> set[str]:
        """The values that a message references, those of its attributes included."""
        found = _Named()
        found.visit(FluentParser().parse(self.sources[name.partition(".")[0]]))
        return found.names

    def _pattern(self, name: str) -> resolver.Pattern | resolver.TextElement | None:
        """The text of a message or, after a full stop, of one of its attributes."""
        message, _, attribute = name.partition(".")
        if message not in self.sources:
            return None
        if not self._bundle.has_message(message):
            self._load(message)
        found = self._bundle.get_message(message)
        return found.attributes.get(attribute) if attribute else found.value

    def _load(self, name: str) -> None:
        self._quoted[name] = quoted_values(self.sources[name])
        self._bundle.add_resource(FluentResource(self.sources[name]))


class _Named(visitor.Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's interface
        self.names.add(node.id.name)


@cache
def messages(language: str) -> Messages:
    """The messages of a language."""
    return Messages(FILES / language, locale_of(language))


@cache
def identifier(*codes: str) -> str:
    """The identifier of a code's message: "issue", "value.above_limit" is issue-value-above-limit.

    A last code that begins with a full stop is an attribute: "issue", "year.wrong", ".fix" is issue-year-wrong.fix.
    """
    *plain, last = codes
    if plain and last.startswith("."):
        return identifier(*plain) + last
    return re.sub(r"[^A-Za-z0-9]+", "-", ".".join(codes))


@cache
def message_of(name: str) -> tuple[str, str]:
    """The message of an identifier, and the variant by ``$kind`` that says it, "" where it is the whole message.

    A message whose own name is a code too says that as ``plain``.
    """
    english, message = messages(ENGLISH).sources, name.partition(".")[0]
    begun = message
    while begun:
        kind, source = message[len(begun) + 1:].replace("-", "_") or "plain", english.get(begun, "")
        if "$kind ->" in source and f"[{kind}]" in source:
            return begun + name[len(message):], kind
        begun = begun.rpartition("-")[0] if message not in english else ""
    return name, ""


def has(*codes: str) -> bool:
    """Whether a code has a message; English has all of them."""
    return messages(ENGLISH).has(message_of(identifier(*codes))[0])


@cache
def nearest(section: str, code: str) -> str:
    """The code whose message says this one: its own, or that of the longest beginning of it that has one.

    So columns.missing serves columns.missing_country too; "" where there is none.
    """
    while code and not has(section, code):
        code = code[:max(code.rfind("_"), code.rfind("."), 0)]
    return code


def say(*codes: str, **values: object) -> str:
    """The message of a code, such as "overview.title", with its values."""
    (name, kind), given = message_of(identifier(*codes)), {key: _given(value) for key, value in values.items()}
    given |= {"kind": kind} if kind else {}
    try:
        return messages(current()).say(name, given)
    except KeyError as error:
        if strict:
            raise
        if name not in _logged:
            _logged.add(name)
            _log.error("message.%s", error)  # noqa: TRY400 - the name of the message suffices
        return _as_far_as_it_goes(name, given)


def written(*codes: str, **values: object) -> list[str]:
    """The texts of a code's message that people may have typed: in the language of this process, and in English."""
    name, kind = message_of(identifier(*codes))
    values |= {"kind": kind} if kind else {}
    return [messages(language).say(name, values) for language in dict.fromkeys((of_the_process(), ENGLISH))
            if name in messages(language).sources]


def _as_far_as_it_goes(name: str, values: dict[str, object]) -> str:
    """A message in English where the language lacks it, with MISSING in place of a missing value."""
    of = next((of for of in map(messages, (current(), ENGLISH)) if name in of.sources), messages(ENGLISH))
    if name not in of.sources:
        return MISSING
    return of.say(name, dict.fromkeys(of.named(name), MISSING) | {
        key: value for key, value in values.items() if value is not None})


def _given(value: object) -> object:
    """A value for Fluent; None counts as missing."""
    if value is None or isinstance(value, str | FluentType):
        return value
    return Whole(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Identifier and source of each message of a file."""
    found = list(ENTRY.finditer(text))
    ends = [entry.start() for entry in found[1:]] + [len(text)]
    return ((entry[1], text[entry.start():end]) for entry, end in zip(found, ends, strict=True))
