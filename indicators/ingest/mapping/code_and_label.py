"""A code and its label in two columns next to each other, as OECD gives them: the code counts where the two agree."""

import re
from collections.abc import Collection, Sequence

import numpy as np
import pyarrow as pa

from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.scales import multiplier_of, scale_in

_CODE = re.compile(r"[A-Z][A-Z0-9_]+")
_NAMED = {"country", "indicator"}        # a code and a name of these are held against each other row by row
_ALIKE = {"value", "year"}               # a label of these says the same, or nothing


def without_labels(header: Sequence[str], by_column: Sequence[str], cells: Sequence[pa.DictionaryArray],
                   chosen: Collection[str]) -> list[str]:
    """The roles, in which a label has none of its own next to its code; ``chosen`` are headers that a person spoke of.
    Two columns that do not agree keep the role that both have.
    """
    made = list(by_column)
    for at, role in enumerate(by_column[:-1]):
        code, label = header[at].strip(), header[at + 1].strip()
        if not role or role != by_column[at + 1] or not _CODE.fullmatch(code) or _CODE.fullmatch(label) \
                or {normalised(code), normalised(label)} & set(chosen):
            continue
        if role in _NAMED and not {f"{role}_code", f"{role}_name"} & set(by_column):
            made[at], made[at + 1] = f"{role}_code", f"{role}_name"
        elif _same_multipliers(cells[at], cells[at + 1]) if role == "multiplier" \
                else _agree(cells[at], cells[at + 1], alike=role in _ALIKE):
            made[at + 1] = ""
    return made


def _same_multipliers(codes: pa.DictionaryArray, labels: pa.DictionaryArray) -> bool:
    """Whether power of ten and words say the same in each row, as 3 and "Thousands" do; an empty label says nothing."""
    return all(multiplier_of(code, power=True) == multiplier_of(label, power=False)
               for code, label in _pairs(codes, labels) if label)


def _agree(codes: pa.DictionaryArray, labels: pa.DictionaryArray, *, alike: bool) -> bool:
    """Whether each code has one label, and each label one code; an empty label says nothing."""
    if any(scale_in(str(label)) is not None for label in labels.dictionary.to_pylist()):
        return False
    filled = {pair for pair in _pairs(codes, labels) if pair[1]}
    if alike:
        return all(code == label for code, label in filled)
    return len({code for code, _ in filled}) == len(filled) == len({label for _, label in filled})


def _pairs(codes: pa.DictionaryArray, labels: pa.DictionaryArray) -> set[tuple[str, str]]:
    """What stands next to each other in some row."""
    words = [[str(cell).strip() for cell in one.dictionary.to_pylist()] for one in (codes, labels)]
    indices = [one.indices.to_numpy(zero_copy_only=False).astype(np.int64) for one in (codes, labels)]
    return {(words[0][pair // len(words[1])], words[1][pair % len(words[1])])
             for pair in np.unique(indices[0] * len(words[1]) + indices[1]).tolist()} if len(codes) else set()
