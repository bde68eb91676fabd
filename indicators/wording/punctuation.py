"""Marks around the words of others: quotation marks inside a quotation, and one full stop where a sentence ends."""

import re
from collections.abc import Collection

PROSE = frozenset({"text", "wording", "reason", "figure"})
"""Values in which people write sentences; others, such as a cell of a file, are shown sign by sign."""

QUOTED = re.compile(r"“(?:… ?)?\{ *\$(\w+) *\}")          # a value in quotation marks, in the source of a message
ENDED = re.compile(r"(?:[^\s.][.!?…]|[。！？])[”’\"]*$")
STOPS = frozenset(".!?…:。！？")
LAST = STOPS | set("”’\"")
STOPPED = "\0"           # behind a value that ends as a sentence does, while a message is filled in
ANOTHER_STOP = re.compile(rf"{STOPPED}([”’\"]?)\.")
PAIR = re.compile(r'"([^"]*)"')


def nested(text: str) -> str:
    """Return words to be put in quotation marks: double ones inside them become single, letter for letter."""
    return PAIR.sub(r"‘\1’", text).translate(_SINGLE)


def quoted_values(source: str) -> frozenset[str]:
    """The names of the values that a message puts in quotation marks and in which people write sentences."""
    return PROSE & set(QUOTED.findall(source))


def ended(sentence: str) -> str:
    """Return a sentence with a full stop, unless it ends with a stop already, also inside quotation marks."""
    return sentence if sentence.rstrip("”’\"")[-1:] in STOPS else f"{sentence}."


def prepared(values: dict[str, object], quoted: Collection[str]) -> dict[str, object]:
    """Values for a message: ``quoted`` ones with single marks inside, those that end as a sentence marked for
    ``one_stop``.
    """
    changed = {key: _prepared(value, is_quoted=key in quoted) for key, value in values.items()
               if type(value) is str and (value[-1:] in LAST or key in quoted)}
    return values | changed if changed else values


def one_stop(text: str) -> str:
    """A message that was filled in, without a second full stop after a value that ends as a sentence does."""
    return ANOTHER_STOP.sub(rf"{STOPPED}\1", text).replace(STOPPED, "") if STOPPED in text else text


_SINGLE = str.maketrans("“”", "‘’")


def _prepared(text: str, *, is_quoted: bool) -> str:
    text = nested(text) if is_quoted else text
    return text + STOPPED if _is_ended(text) else text


def _is_ended(text: str) -> bool:
    return ENDED.search(text[-8:]) is not None


NO_BREAK = "\N{NO-BREAK SPACE}"
KEPT = (        # patterns without a line break inside, and their replacements; each begins with what is searched fast
    (re.compile(r"([\d.,](?<![\w.,].)(?!(?<=[12])\d{3} )[\d.,]*(?<=\d)) (?=%|[a-z]{3})(?![^<>]*>)"),    # not for years
     rf"\1{NO_BREAK}"),
    (re.compile(r"p(?<=\bp) (=|<|&lt;) (?=\d)"), rf"p{NO_BREAK}\1{NO_BREAK}"),
    (re.compile(r": (?<=[a-z]: )(?=\d+[.,])(?![^<>]*>)"), f":{NO_BREAK}"),
)


def unbroken(sentence: str) -> str:
    """The text or HTML with a no-break space between each number and its unit."""
    for pattern, kept in KEPT:
        sentence = pattern.sub(kept, sentence)
    return sentence
