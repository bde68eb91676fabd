"""Numbers that an English text contains, in digits or in words, and the digits that a rounded one gives."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from itertools import groupby
from math import ceil, floor

SCALES = {"k": 1e3, "thousand": 1e3, "mn": 1e6, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "lac": 1e5,
          "lakh": 1e5, "crore": 1e7, "hundred": 100, "dozen": 12, "score": 20}
OTHERS = {"1": ["single", "sole", "once", "lone"], "3": ["trio", "thrice", "triple", "treble", "triplet", "iii"],
          "2": ["both", "pair", "couple", "twice", "double", "twin", "duo", "ii"], "6": ["half a dozen"],
          "4": ["quartet", "quadruple", "quadruplet", "iv"], "12": ["dozen"]}
LONGEST = 12                                   # words of a number, without "and"
SEPARATOR = r"[.,’'_\s]"
GROUPED = re.compile(rf"(?<!\d)(?=(\d{{1,3}}(?:{SEPARATOR}\d{{2,3}})*{SEPARATOR}\d{{3}})(?!\d))")
SCALED = re.compile(rf"(\d+(?:[.,]\d+)?|[.,]\d+)[\s-]*({'|'.join(SCALES)})s?\b")


def contains(text: str, numbers: Collection[str]) -> bool:
    """Return whether a text contains one of some numbers, written as ``plain`` does."""
    if not (numbers and text):
        return False
    normal = unicodedata.normalize("NFKC", text.replace("½", ".5")).casefold()
    if not _in_digits(normal).isdisjoint(numbers):
        return True
    words = set(_in_words(normal))
    return bool(words) and any(not words.isdisjoint(_spelled(number)) for number in numbers)


def _in_digits(text: str) -> set[str]:
    """The numbers in digits of any script, grouped or not, or with a scale such as "2.5 thousand"."""
    groups = [re.findall(r"\d+", group) for group in GROUPED.findall(text)]
    grouped = {"".join(group[:end]) for group in groups for end in range(2, len(group) + 1)}
    decimals = {plain(_decimal(number)) for number in re.findall(r"\d*[.,]\d+", text)}
    scaled = {plain(_decimal(number) * SCALES[scale]) for number, scale in SCALED.findall(text)}
    return {plain(int(number)) for number in (*re.findall(r"\d+", text), *grouped)} | decimals | scaled


def _decimal(number: str) -> float:
    return float(number.replace(",", "."))


def _in_words(text: str) -> Iterator[str]:
    """Every number word of a text, and several in a row as one: a number is written in one or more."""
    words = [word.removesuffix("fold").removesuffix("s") for word in re.findall(r"[^\W\d_]+", text)]
    for of_numbers, row in groupby((word for word in words if word != "and"), _vocabulary().__contains__):
        run = list(row) if of_numbers else []
        yield from ("".join(run[start:start + length]) for start in range(len(run)) for length in range(1, LONGEST + 1))


@cache
def _vocabulary() -> frozenset[str]:
    """The words of which numbers are made, also two of them written as one, such as "twentyone"."""
    from num2words import num2words  # noqa: PLC0415 - for texts beside a hidden number

    below_100 = [spelled for number in range(100) for spelled in _spelled(str(number))]
    words = (word for number in range(100) for to in ("cardinal", "ordinal")
             for word in num2words(number, to=to).split("-"))
    scales = {suffixed for word in SCALES if len(word) > 2 for suffixed in (word, f"{word}th")}
    return frozenset([*below_100, *words, *scales, "point", "a", "half"])


@lru_cache(1 << 14)
def _spelled(number: str) -> frozenset[str]:
    """A number in words, without what separates them and without "and"."""
    from num2words import num2words  # noqa: PLC0415 - for texts beside a hidden number

    forms = [*OTHERS.get(number, ())]
    if "." in number:
        forms.append(num2words(float(number)))
    else:
        value = int(number)
        forms += [num2words(value), num2words(value, to="ordinal"), num2words(value, lang="en_IN")]
        forms += [num2words(value, to="year")] if 1000 < value < 10_000 else []
        forms += [f"{num2words(value / scale)} {word}" for word, scale in SCALES.items()
                  if len(word) > 2 and value >= scale and value * 100 % scale == 0]
    joined = {"".join(word for word in re.findall(r"[a-z]+", form) if word != "and") for form in forms}
    scales = tuple(f"one{word}" for word in SCALES)
    return frozenset(joined | {f"a{form.removeprefix('one')}" for form in joined if form.startswith(scales)})


def plain(value: float) -> str:
    """Return a number without sign, separators, an exponent or zeros at its end."""
    return f"{abs(value):.6f}".rstrip("0").rstrip(".")


def shares_of(percent: float) -> set[float]:
    """Return a share as people may write it: rounded up or down, with few digits, of a hundred or of one."""
    written = {round(percent, 1), round(percent, 2), floor(percent), ceil(percent)}
    return written | {round(number / 100, digits) for number in (percent, *written) for digits in (2, 3)}


def last_digit(amount: float, decimals: int) -> int:
    """Return the power of ten of the last digit of a rounded figure: 3 for 18,000, 0 for 85, -2 for 1.54.

    Zeros at the end are taken to come from rounding, except in the first two digits: 80 is 80, and 10,000 is
    10 thousand. ``decimals``: the most that the figure is given with.
    """
    digits = Decimal(repr(abs(float(amount)))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP).normalize()
    return min(int(digits.as_tuple().exponent), max(digits.adjusted() - 1, 0))
