"""The indicator of each row, and rows that contradict an option."""

import itertools

import numpy as np

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.table import Long
from indicators.ingest.validation.areas import MOST_COMPARED
from indicators.ingest.validation.row_issues import RowIssues, codes_of, mask
from indicators.ingest.validation.row_notes import RowNotes
from indicators.ingest.vocabulary.years import year_in


def find_indicators(table: Long, names: IndicatorNames, codes: list[str], issues: RowIssues, notes: RowNotes,
                    option: str = "") -> np.ndarray:
    """Return the index in ``codes`` of each row's indicator, -1 if it has none. If there are several unknown series, an
    option does not determine which one it means.
    """
    known = {code: index for index, code in enumerate(codes)}
    own, *others = table.named_by("indicator")
    found = own.spread(codes_of(own.words, names.code, known))
    for other in others:
        theirs = other.spread(codes_of(other.words, names.code, known))
        issues.rows((theirs >= 0) & (found >= 0) & (theirs != found), "indicator.contradiction", other,
                    lambda word: {"code": names.code(word)})
    issues.unnamed(own.spread(own.empty), "indicator.empty", own, "indicator")
    unknown = mask(own.words, lambda word: word and not names.code(word))
    several = len({*own.used} - {""})
    if option and several > 1 and unknown.any():
        issues.cells(own, "indicator.of_several", unknown, {"said": option, "typed": option, "count": several})
        unknown[:] = False
    like = {word: names.suggestions(word)
            for word in itertools.islice(itertools.compress(own.words, unknown), MOST_COMPARED)}
    suggested = unknown & mask(own.words, like.get)
    issues.cells(own, "indicator.suggested", suggested, lambda word: {
        "suggested": " or ".join(f"{title} ({code})" for code, title in like[word]), "count": len(like[word]),
        "codes": " or ".join(code for code, _ in like[word])})
    issues.cells(own, "indicator.unknown", unknown & ~suggested)
    notes.matched("note.indicators_matched", own, {
        word: code for word in own.words if word not in known and (code := names.code(word))
        and not names.is_chosen(word)})
    return found


def against_options(table: Long, choices: Choices, names: AreaNames, found: dict[str, np.ndarray],
                    codes: dict[str, list[str]], issues: RowIssues) -> None:
    """Report rows that contradict an option, which was probably meant for another file."""
    wanted = {"country": names.code(choices.country), "indicator": choices.indicator, "year": choices.year}
    for role, stated in wanted.items():
        if not stated:
            continue
        position, first = (year_in(stated), 1) if role == "year" else (codes[role].index(stated), 0)
        column = table.columns.get(role) or table.named_by(role)[0]
        issues.rows((found[role] >= first) & (found[role] != position), f"{role}.against_option", column,
                    {"said": stated})
