"""Notes that quote a country's report: the public reads them only where it may read the words in a report."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.judging.statistics.series import Bools
from indicators.model import Mark
from indicators.model.marks import marked
from indicators.model.passages import cuts_number

_QUOTED = re.compile(r"“(.+)”|\"(.+)\"|‘(.+)’", re.DOTALL)        # from the first mark to the last
_ONE_OF_SEVERAL = re.compile(_QUOTED.pattern.replace("+", "+?"), re.DOTALL)
_WRAPPED = re.compile(r"[\s\u00ad\-‐‑]+|[“”‘’\"']")               # what joining wrapped lines and nesting quotes change
LEAST_LETTERS = 12       # of a passage that is recognised although its figure is not marked as coded


@dataclass(frozen=True)
class Quotable:
    """Reports on file by what the public may read: the text of cleared ones by country and title, and of others by
    country. A title that a report of either kind shares with the other proves nothing.
    """

    cleared: Mapping[tuple[str, str], str]
    others: Mapping[str, Collection[str]]

    def withheld(self, observations: pd.DataFrame) -> Bools:
        """Which rows have a note that the public may not read.

        A figure coded from a report needs that report cleared, with every passage that the note quotes. Any other note
        is withheld if it quotes a report that is not cleared: the mark may have been removed by hand.
        """
        noted = (observations["note"] != "").to_numpy(bool)
        coded = marked(observations["marks"], Mark.CODED) & noted
        found = coded.copy()
        if coded.any():
            rows = observations.loc[coded, ["ref_area", "source_title", "note"]]
            found[coded] = [not self._may_read(*row) for row in rows.itertuples(index=False)]
        if self.others:
            of_these = noted & ~coded & observations["ref_area"].isin(list(self.others)).to_numpy(bool)
            rows = observations.loc[of_these, ["ref_area", "note"]]
            found[of_these] = [self._quotes_another(*row) for row in rows.itertuples(index=False)]
        return found

    def _may_read(self, ref_area: str, title: str, note: str) -> bool:
        text = self.cleared.get((ref_area, title))
        return text is not None and all(_has(text, passage) for passage in _passages(note))

    def _quotes_another(self, ref_area: str, note: str) -> bool:
        public = [text for (area, _), text in self.cleared.items() if area == ref_area]
        return any(passage in _plain(text) and not any(_has(other, passage) for other in public)
                   for passage in _recognised(note) for text in self.others[ref_area])


NOT_ANY = Quotable({}, {})
"""No report on file."""


def quotes(note: str, text: str) -> bool:
    """Whether a note quotes a passage of a report that is long enough to be recognised, or is such a passage itself."""
    plain = _plain(text)
    words = _plain(note)
    return len(words) >= LEAST_LETTERS and words in plain or any(passage in plain for passage in _recognised(note))


def _recognised(note: str) -> Iterator[str]:
    """Quoted passages that are long enough, both from the first mark to the last and from each to the next."""
    every = (*_passages(note), *_passages(note, _ONE_OF_SEVERAL))
    return (passage for passage in every if len(passage) >= LEAST_LETTERS)


def _passages(note: str, quoted: re.Pattern[str] = _QUOTED) -> Iterator[str]:
    for found in quoted.finditer(note):
        yield _plain(next(filter(None, found.groups())))


def _has(text: str, passage: str) -> bool:
    """Whether a report has a passage whole: it may begin and end with a digit, but not inside a number."""
    if passage not in _plain(text):
        return False
    if not (passage[:1].isdigit() or passage[-1:].isdigit()):
        return True
    written = re.compile(f"(?:{_WRAPPED.pattern})*".join(map(re.escape, passage)))
    return any(not any(cuts_number(text, end) for end in found.span()) for found in written.finditer(text))


def _plain(text: str) -> str:
    return _WRAPPED.sub("", text)
