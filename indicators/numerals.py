"""Numbers that an English text contains, in digits or in words."""

import re
import unicodedata

SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}
ORDINAL = [IRREGULAR.get(word, f"{word}th") for word in SMALL]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
OTHERS = {"single": 1, "sole": 1, "once": 1, "both": 2, "pair": 2, "couple": 2, "twice": 2, "trio": 3, "thrice": 3,
          "ii": 2, "iii": 3, "iv": 4, "dozen": 12}


def _values() -> dict[str, int]:
    """The value of each word, and of two words for one number such as "twenty-one" without what separates them."""
    values = OTHERS | {word: value for words in (SMALL, ORDINAL) for value, word in enumerate(words, 1)}
    for ten, word in enumerate(TENS, 2):
        values |= {word: 10 * ten, f"{word[:-1]}ieth": 10 * ten}
        values |= {word + unit: 10 * ten + value for words in (SMALL[:9], ORDINAL[:9])
                   for value, unit in enumerate(words, 1)}
    return values


VALUES = _values()


def numbers_in(text: str) -> set[str]:
    """Return the numbers in a text as ``plain`` writes them: digits of any script, grouped or not, and words to 99."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    grouped = [re.sub(r"\D", "", group) for group in re.findall(r"\d{1,3}(?:[.,’'\s]\d{3})+(?!\d)", normal)]
    numbers = {plain(int(digits)) for digits in (*re.findall(r"\d+", normal), *grouped)}
    numbers |= {plain(float(decimal.replace(",", "."))) for decimal in re.findall(r"\d+[.,]\d+", normal)}
    words = [word.removesuffix("fold") for word in re.findall(r"[^\W\d_]+", normal)]
    pairs = map("".join, zip(words, words[1:], strict=False))
    return numbers | {str(VALUES[word]) for word in (*words, *pairs) if word in VALUES}


def plain(value: float) -> str:
    """Return a number without separators, an exponent or zeros at its end."""
    return f"{value:.6f}".rstrip("0").rstrip(".")
