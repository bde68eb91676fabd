"""A line, or the name of a sheet, that says of which persons all figures of a table are: women, or an age group."""

import re

from indicators import wording
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.table import Column, constant
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import has_word, is_word
from indicators.ingest.vocabulary.sex_and_age import age_of, sex_of
from indicators.model import Message

OF_ALL = "of_all"
"""What a person says of such words: the figures are of those persons alone."""

_SIGNS = re.compile(r"[,;:()\[\]|\t\"]|\. | - |(?<!\w)[\u2013\u2014]|[\u2013\u2014](?!\w)")
_SHORTEST = 3            # letters of a word that says a sex: "M" and "F" are initials too


_MOST_WORDS = 8          # of a phrase, and no prose
_AGED = re.compile(r"\b(?:aged|age|ages|under|below|younger than|unter|alter|im alter von|moins de|menores de) "
                   r"(?:\d{1,2}(?: ?(?:-|–|to|bis|a|and) ?\d{1,2})?)(?: years?| jahren?| ans| anos| años)?\b",
                   re.IGNORECASE)


def title_of(line: str) -> str:
    """What a line above a table says, without what parts cells."""
    return line.strip(" \t\r\n\",;|")


def pieces(line: str) -> list[str]:
    """What fills the room between two signs of a line."""
    return [piece for word in _SIGNS.split(line) if (piece := " ".join(word.split()).strip(" ."))]


def without_of_which(line: str) -> str:
    """A line without "of which" before what it says."""
    words = line.split()
    known = next((count for count in (3, 2, 1) if is_word("of which", normalised(" ".join(words[:count])))), 0)
    return " ".join(words[known:]) if known else line


def is_part(piece: str) -> bool:
    """Whether a piece is a sex or an age group, as "females" and "under 14" are; a number alone is none."""
    return len(piece) >= _SHORTEST and not piece.isdecimal() and bool(sex_of(piece) or age_of(piece))


def says_part(piece: str) -> dict[str, str]:
    """The words of a title's piece that say a sex and an age: "Girls identified as victims", "Mädchen unter 14"."""
    words, plain = piece.split(), normalised(piece)
    if len(words) > _MOST_WORDS or any(has_word(kind, plain) for kind in ("office", "small numbers", "negation")):
        return {}
    aged = next((found[0] for found in _AGED.finditer(piece) if age_of(found[0])), "")
    sexes = {code: word for word in words if len(word) > _SHORTEST and (code := sex_of(word))}
    both = any(sex_of(word) == "" for word in words)
    sex = next(iter(sexes.values())) if len(sexes) == 1 and not both and (
        aged or has_word("counted", plain) or has_word("limit", plain)) else ""
    return {role: word for role, word in (("sex", sex), ("age", aged)) if word}


def is_of_part(piece: str) -> bool:
    """Whether a piece of a title is a sex or an age group, or says one of those who are counted."""
    return is_part(piece) or bool(says_part(piece))


def part_of(line: str) -> dict[str, str]:
    """The words of a line that say a sex and an age; none where it says two of a kind."""
    found: dict[str, list[str]] = {"sex": [], "age": []}
    for piece in pieces(without_of_which(line)):
        stated = ({"sex" if sex_of(piece) else "age": piece} if is_part(piece) else says_part(piece))
        for role, word in stated.items():
            found[role].append(word)
    return {role: words[0] for role, words in found.items() if words} if all(
        len(words) < 2 for words in found.values()) else {}


def part_code(line: str) -> str:
    """The breakdown that a line says, as "AGE=Y0T13;SEX=F"."""
    found = part_of(line)
    codes = {"AGE": age_of(found.get("age", "")), "SEX": sex_of(found.get("sex", ""))}
    return ";".join(f"{dimension}={code}" for dimension, code in codes.items() if code)


def with_part(columns: dict[str, Column], reading: Reading, choices: Choices, rows: int,
              notes: list[Message]) -> dict[str, Column]:
    """The columns with those of the sex and the age of which a person says that all figures are. What stands in the
    file no more is passed over; two of a kind are read as one word, which no one knows.
    """
    if {"sex", "age", "breakdown"} & set(columns):
        return columns
    series = [word for role in ("indicator", "indicator_code", "indicator_name") if role in columns
              for word in columns[role].used]
    around = [line for _, line in (*reading.above, *reading.below)]
    there = {reading.sheet, *map(title_of, (*around, *reading.header, *series)), *_first_words(reading)}
    stated = [line for line, answer in choices.lines.items() if answer == OF_ALL and line in there]
    words: dict[str, list[str]] = {}
    for line in stated:
        for role, word in part_of(line).items():
            words.setdefault(role, []).append(word)
        notes.append(Message(code="note.of_part", values={"said": line, "part": wording.part(part_code(line))}))
    return columns | {role: constant(role, " / ".join(word), rows) for role, word in words.items()}


def _first_words(reading: Reading) -> set[str]:
    """What stands in the first line below the header."""
    return {str(column[0]).strip() for column in reading.columns if len(column)}
