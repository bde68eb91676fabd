"""Where no line may end: between a number and what it counts."""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
KEPT = (        # what no line's end parts, and how it is kept
    (re.compile(r"(?<![\w.,])((?![12]\d{3} )[\d.,]*\d) (?=%|[a-z]{3})(?![^<>]*>)"), rf"\1{NO_BREAK}"),   # no years
    (re.compile(r"\bp (=|<|&lt;) (?=\d)"), rf"p{NO_BREAK}\1{NO_BREAK}"),
    (re.compile(r"(?<=[a-z]): (?=\d+[.,])(?![^<>]*>)"), f":{NO_BREAK}"),
)


def unbroken(sentence: str) -> str:
    """The same words, or HTML, in which no line ends between a number and its unit."""
    for pattern, kept in KEPT:
        sentence = pattern.sub(kept, sentence)
    return sentence
