"""Messages by code: Fluent files (https://projectfluent.org), one folder of words/ for each language.

The code "value.above_limit" of an issue is the message ``issue-value-above-limit``, or the variant ``above_limit`` of a
message ``issue-value`` that selects by ``$kind``. A number that a message selects by has its formatted form with it
(``Numeral``); other numbers are passed as text.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Self

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.types import FluentType

from indicators.wording.language import ENGLISH, FILES, current, locale_of, of_the_process

ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=.*(?:\n(?!-?[a-zA-Z][\w-]* *=).*)*", re.MULTILINE)
MISSING = "…"         # shown in place of a missing value
MOST_REMEMBERED = 10_000         # messages looked up by their codes, of which some come from files and addresses

QUOTED = re.compile(r"“(?:… ?)?\{ *\$(text|wording|reason|figure) *\}")
"""A value in quotation marks in which people write sentences; others, such as a cell of a file, stay sign by sign."""

ANOTHER_STOP = re.compile(r"((?:[^\s.“][.!?…]|[。！？])[”’\"]*)\.(?=\s|$)")
STOPS = tuple(".!?…:。！？")
PAIR = re.compile(r'"([^"]*)"')
SINGLE = str.maketrans("“”", "‘’")

SPELLED = {0.0: "phrase.none", 1.0: "phrase.one"}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "EXTENT": lambda part, whole: "none" if part == 0 else "all" if part == whole else "some",
    "SPELLED": lambda count: say(SPELLED[float(count)]) if float(count) in SPELLED else count}
"""What messages can use besides a value: ``EXTENT($good, $assessed)`` is none, all or some; ``SPELLED($good)`` is its
number, none and one in letters.
"""

# Fluent limits the length, so that untrusted files cannot fill the memory; these files are trusted.
resolver.MAX_PART_LENGTH = 10_000_000

strict = False        # whether an incomplete message raises an error, as in tests, instead of being logged

_log = logging.getLogger(__name__)
_logged: set[str] = set()         # incomplete messages: each is logged once


class Numeral(float, FluentType):
    """A number that messages can select by, shown as ``written``."""

    written: str

    def __new__(cls, amount: float, written: str) -> Self:
        """A number with its formatted form."""
        numeral = super().__new__(cls, amount)
        numeral.written = written
        return numeral

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - Fluent's interface
        """As ``written``."""
        return self.written


class Forms(str):
    """A text with other forms of it: of the argument "change" a message can say or select "$change_size" too."""

    forms: dict[str, str]

    def __new__(cls, text: str, **forms: str) -> Self:
        """A text and its other forms by name."""
        worded = super().__new__(cls, text)
        worded.forms = forms
        return worded


class Messages:
    """The messages of one folder, each parsed on first use, so that a command loads only what it needs."""

    def __init__(self, folder: Path, locale: Locale) -> None:
        """Messages of the files in ``folder``, with the plural rules of ``locale``."""
        self.sources = {entry[1]: entry[0] for file in sorted(folder.glob("*.ftl"))
                        for entry in ENTRY.finditer(file.read_text(encoding="utf-8"))}
        self._bundle = FluentBundle([str(locale)], functions=FUNCTIONS, use_isolating=False)
        for name, source in self.sources.items():
            if name.startswith("-"):     # a term, which any message may reference
                self._bundle.add_resource(FluentResource(source))

    def say(self, name: str, values: dict[str, object]) -> str:
        """A message with its values; MISSING where there is no such message.

        Resolved like ``format_pattern``, which would, however, reformat a ``Numeral``.
        """
        pattern = self.pattern(name)
        if pattern is None:
            return MISSING
        for quoted in {*QUOTED.findall(self.sources[name.partition(".")[0]])}.intersection(values):
            values[quoted] = nested(str(values[quoted]))
        arguments = resolver.CurrentEnvironment(args=values)
        return one_stop(str(pattern(resolver.ResolverEnvironment(self._bundle, errors=[], current=arguments))))

    def pattern(self, name: str) -> resolver.Pattern | resolver.TextElement | None:
        """The text of a message or, after a full stop, of one of its attributes; None where there is none."""
        message, _, attribute = name.partition(".")
        if message not in self.sources:
            return None
        if not self._bundle.has_message(message):
            self._bundle.add_resource(FluentResource(self.sources[message]))
        entry = self._bundle.get_message(message)
        return entry.attributes.get(attribute) if attribute else entry.value


@cache
def messages(language: str) -> Messages:
    """The messages of a language."""
    return Messages(FILES / language, locale_of(language))


@lru_cache(MOST_REMEMBERED)
def identifier(*codes: str) -> str:
    """The identifier of a code's message: "issue", "value.above_limit" is issue-value-above-limit.

    A last code that begins with a full stop is an attribute: "issue", "year.wrong", ".fix" is issue-year-wrong.fix.
    """
    *plain, last = codes
    if plain and last.startswith("."):
        return identifier(*plain) + last
    return re.sub(r"[^A-Za-z0-9]+", "-", ".".join(codes))


@lru_cache(MOST_REMEMBERED)
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
    name, english = message_of(identifier(*codes))[0], messages(ENGLISH)
    return name in english.sources or english.pattern(name) is not None


@lru_cache(MOST_REMEMBERED)
def nearest(section: str, code: str) -> str:
    """The code whose message says this one: its own, or that of the longest beginning of it that has one.

    So columns.missing serves columns.missing_country too; "" where there is none.
    """
    while code and not has(section, code):
        code = code[:max(code.rfind("_"), code.rfind("."), 0)]
    return code


def say(*codes: str, **values: object) -> str:
    """The message of a code, such as "overview.title", with its values; in English where the language lacks it."""
    return _filled(codes, values) if values else _fixed(current(), codes)


@lru_cache(MOST_REMEMBERED)
def _fixed(_: str, codes: tuple[str, ...]) -> str:
    """A message without values, which is always the same in a language."""
    return _filled(codes, {})


def _filled(codes: tuple[str, ...], values: dict[str, object]) -> str:
    name, kind = message_of(identifier(*codes))
    given = _arguments(values | ({"kind": kind} if kind else {}))
    filled = defaultdict(lambda: MISSING, given)          # has a value that is missing once it is asked for
    language = current() if name.partition(".")[0] in messages(current()).sources else ENGLISH
    text = messages(language).say(name, filled)
    if text == MISSING or len(filled) > len(given):
        if strict:
            raise KeyError(name, *filled.keys() - given.keys())
        if name not in _logged:
            _logged.add(name)
            _log.error("message.%s: %s", name, sorted(filled.keys() - given.keys()))
    return text


def written(*codes: str, **values: object) -> list[str]:
    """The texts of a code's message that people may have typed: in the language of this process, and in English."""
    name, kind = message_of(identifier(*codes))
    return [messages(language).say(name, values | {"kind": kind})
            for language in dict.fromkeys((of_the_process(), ENGLISH)) if name in messages(language).sources]


def _arguments(values: dict[str, object]) -> dict[str, object]:
    """Values for Fluent; None counts as missing, an integer is written without thousands separators."""
    arguments: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, Forms):
            arguments |= {name: str(value), **{f"{name}_{form}": text for form, text in value.forms.items()}}
        elif isinstance(value, int) and not isinstance(value, bool):
            arguments[name] = Numeral(value, str(value))
        elif value is not None:
            arguments[name] = value if isinstance(value, str | FluentType) else str(value)
    return arguments


def nested(text: str) -> str:
    """Return words to be put in quotation marks: double ones inside them become single, letter for letter."""
    return PAIR.sub(r"‘\1’", text).translate(SINGLE)


def ended(sentence: str) -> str:
    """Return a sentence with a full stop, unless it ends with a stop already, also inside quotation marks."""
    return sentence if sentence.rstrip("”’\"").endswith(STOPS) else f"{sentence}."


def one_stop(text: str) -> str:
    """A message without a second full stop after a value that ends as a sentence does."""
    return ANOTHER_STOP.sub(r"\1", text)


NO_BREAK = "\N{NO-BREAK SPACE}"
NUMBER = re.compile(r"([\d.,](?<![\w.,].)(?!(?<=[12])\d{3} )[\d.,]*(?<=\d)) (?=%|[a-z]{3})(?![^<>]*>)")    # not a year


def unbroken(sentence: str) -> str:
    """The text or HTML with a no-break space between each number and its unit."""
    return NUMBER.sub(rf"\1{NO_BREAK}", sentence)
