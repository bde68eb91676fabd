"""What a word alone says of a figure, such as "vorläufig": codelists/cell_marks.csv."""

from functools import cache

from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import core, years_in

LONGEST_REMARK = 20


def listed() -> list[dict[str, str]]:
    """The lines of the list."""
    return codelist("cell_marks")


@cache
def _remarks() -> dict[str, str]:
    return {normalised(row["written"]): row["marks"] for row in listed() if row["place"] == "remark"}


def remark(note: str) -> str | None:
    """The mark that a note says which consists of one known word, such as "vorläufig"; "" for "revised", which marks
    nothing, and None for any other note.
    """
    return _remarks().get(normalised(note)) if len(note) <= LONGEST_REMARK else None


def mark_of_all(line: str) -> tuple[str, set[str]]:
    """The mark that a line around a table says of its figures, and the years that it names: "provisional" and 2020 of
    "Data for 2020 are provisional"; "" of a legend such as "p: provisional" or "* provisional", and any other line.
    """
    plain = line.strip(' \t\r\n",;|.')
    if not plain[:1].isalnum() or len(plain.split(maxsplit=1)[0].rstrip(":=.)")) < 2:
        return "", set()
    return _remarks().get(core(plain)) or "", years_in(plain)
