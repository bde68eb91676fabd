"""Questions to the user about what the rules could not settle: columns, names, ambiguous decimal marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from indicators.catalogue.area_hints import suggestions
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import AS_WRITTEN
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.model import Catalogue, Issue
from indicators.submissions.preview import Prepared

About = Literal["column", "area", "indicator", "decimal", "financial", "blanks", "scale", "unit", "which",
                "sheet"]

ABOUT: dict[str, About] = {
    "columns.missing": "column", "columns.missing_asked": "column",
    "columns.missing_suggested": "column",
    "area.unknown": "area", "area.suggested": "area", "area.other_letters": "area",
    "area.of_its_time": "area", "area.part": "area", "area.other_list": "area", "area.missing_or_namibia": "area",
    "area.short_code": "area", "area.without_code": "area",
    "indicator.unknown": "indicator", "indicator.suggested": "indicator", "indicator.of_several": "indicator",
    "value.unclear": "decimal",
    "value.unclear_whole": "decimal", "year.financial": "financial", "columns.financial": "financial",
    "area.empty_below": "blanks", "indicator.empty_below": "blanks",
    "unit.unclear": "unit", "columns.both": "which",
    "sheets.several": "sheet", "sheets.contradict": "sheet", "scale.format": "scale"}
"""Issue code -> subject of the question."""

_NOUNS = {"area.empty_below": "country", "indicator.empty_below": "indicator"}

MOST = 30                # a file with more unknown names is probably not the intended one


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, with the possible answers."""

    about: About
    name: str                                  # the role without a column, or the name as written in the file
    count: int = 1                             # rows or figures affected
    # Pairs of code and similar known name, of mark and resulting number, or of lines without a name and the line above.
    suggested: tuple[tuple[str, str], ...] = ()
    whole: bool = False                        # whether the answer may apply to the whole file
    refused: str = ""                          # the mark with which the figure would be rejected


def questions(prepared: Prepared, catalogue: Catalogue) -> list[Question]:
    """Return the questions about a file, in the order of its issues, without duplicates."""
    alike_by_question: dict[tuple[str, str], list[Issue]] = {}
    for issue in prepared.issues:
        if about := _about(issue):
            one = about in ("decimal", "financial", "scale")
            name = "" if one else issue.column if about == "column" else issue.found
            name = "" if issue.code == "columns.missing" and about == "unit" else name
            name = str(issue.values["noun"]) if about == "which" else _NOUNS.get(issue.code, name)
            alike_by_question.setdefault((about, name), []).append(issue)
    suggest = _Suggestions(catalogue)
    return [suggest.question(about, name, alike) for (about, name), alike in islice(alike_by_question.items(), MOST)]


def _about(issue: Issue) -> About | None:
    """The subject of an issue's question: for a missing unit column, whether units are the indicators' own."""
    return "unit" if (issue.code, issue.column) == ("columns.missing", "unit") else ABOUT.get(issue.code)


def answerable(issues: Iterable[Issue]) -> bool:
    """Whether every one of these issues has a question."""
    return all(issue.code in ABOUT for issue in issues)


def _figures(issues: Iterable[Issue]) -> int:
    """Number of figures that issues concern; an issue of a wide line may stand for several."""
    return sum(int(str(issue.values.get("figures", 1))) for issue in issues)


def _blocks(issues: Iterable[Issue]) -> Iterator[tuple[str, str]]:
    """Yield ranges of lines without a name, such as "3–5", and the line above with one."""
    blocks: dict[str, list[int]] = {}
    for issue in issues:
        blocks.setdefault(str(issue.values["line"]), []).append(issue.row)
    for line, rows in blocks.items():
        yield f"{rows[0]}–{rows[-1]}" if rows[-1] > rows[0] else str(rows[0]), line


def _scale(alike: list[Issue]) -> Question:
    """Question about the multiplier of the figures; the last answer is that they are as written."""
    written = dict.fromkeys(issue.found for issue in alike)
    times = dict.fromkeys(str(issue.values["times"]) for issue in alike if issue.values["times"])
    return Question(about="scale", name=" … ".join(written), count=len(alike), suggested=(
        *((time, f"{int(time):,}") for time in times), (AS_WRITTEN, str(alike[0].values["example"]))))


class _Suggestions:
    """Builds questions with suggested answers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.areas, self.indicators = AreaNames(catalogue), IndicatorNames(catalogue)

    def question(self, about: str, name: str, alike: list[Issue]) -> Question:
        """Return one question for issues that need the same answer."""
        first = alike[0]
        if about == "column":
            suggestion = str(first.values.get("suggested", ""))
            return Question(about="column", name=name, whole=first.code != "columns.missing",
                            suggested=((suggestion, suggestion),) if suggestion else ())
        if about == "area":
            suggested = tuple((suggestion.code, suggestion.because) for suggestion in suggestions(name, self.areas))
            if first.code in ("area.of_its_time", "area.short_code"):
                suggested = ((str(first.values["code"]), name),)
            return Question(about="area", name=name, count=_figures(alike), suggested=suggested)
        if about == "indicator":
            return Question(about="indicator", name=name, count=_figures(alike),
                            suggested=tuple(self.indicators.suggestions(name)))
        if about == "financial":
            return Question(about="financial", name=first.found, count=len(alike))
        if about == "unit":
            units = dict.fromkeys(str(issue.values["wanted"]) for issue in alike if "wanted" in issue.values)
            return Question(about="unit", name=name, count=_figures(alike),
                            suggested=tuple((one, one) for one in units))
        if about in ("which", "sheet"):
            names = [str(first.values["first"]), *(issue.found for issue in alike)] if about == "which" \
                else [str(sheet) for sheet in first.values["sheets"]]  # type: ignore[attr-defined]
            return Question(about="which" if about == "which" else "sheet", name=name,
                            suggested=tuple((one, one) for one in names))
        if about == "blanks":
            return Question(about="blanks", name=name, count=len({issue.row for issue in alike}),
                            suggested=tuple(_blocks(alike)))
        if about == "scale":
            return _scale(alike)
        marks = {str(first.values["other"]): str(first.values["thousands"]),
                 str(first.values["mark"]): str(first.values["decimals"])}
        whole = all(issue.code == "value.unclear_whole" for issue in alike)
        return Question(about="decimal", name=first.found, count=len(alike), suggested=tuple(marks.items()),
                        refused=str(first.values["mark"]) if whole else "")
