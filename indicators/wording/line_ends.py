"""No-break spaces between numbers and units."""

import re

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
