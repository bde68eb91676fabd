"""Questions about what no rule could settle: a sheet, column, name, sign, decimal mark, unit or scale."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from indicators.catalogue.area_hints import suggestions
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import AS_WRITTEN, OWN, SCALES
from indicators.ingest.vocabulary.indicators import IndicatorNames
from indicators.model import Catalogue, Issue
from indicators.submissions.preview import Prepared

Subject = Literal["sheet", "column", "either", "country", "indicator", "blank", "financial", "sign", "decimal", "unit",
                  "scale"]
"""The kinds of questions, a name being that of a country, an indicator, a blank cell or a financial year."""

_OF_COUNTRIES = ("unknown", "suggested", "of_its_time", "part", "other_list", "missing_or_namibia",
                 "short_code", "without_code")

SUBJECTS: dict[str, Subject] = {
    "sheets.several": "sheet", "sheets.contradict": "sheet", "columns.missing": "column",
    "columns.missing_asked": "column", "columns.both": "either",
    "indicator.unknown": "indicator", "indicator.suggested": "indicator", "indicator.of_several": "indicator",
    "area.empty_below": "blank", "indicator.empty_below": "blank", "year.financial": "financial",
    "columns.financial": "financial", "value.unknown_sign": "sign", "value.unclear": "decimal",
    "value.unclear_whole": "decimal", "unit.unclear": "unit", "scale.format": "scale"}
SUBJECTS |= {f"area.{kind}": "country" for kind in _OF_COUNTRIES}
"""Subject of the question by the code of the issue."""

FIELDS: dict[Subject, str] = {
    "sheet": "sheet", "country": "areas", "indicator": "indicators", "financial": "financial_year_ends",
    "sign": "signs", "decimal": "decimal", "unit": "units", "scale": "scale"}
"""Field of Choices that holds the answer; that of a column or a blank cell depends on its role."""

FOR_THE_FILE = ("sheet", "decimal", "financial", "scale")
"""Subjects that one answer settles for the whole file."""

_SCALES = ((AS_WRITTEN, "1"), *((times, f"{int(times):,}") for times in SCALES.values()))
"""What figures may be multiplied by, with its digits."""

MOST = 30                # a file with more unknown names is probably not the intended one


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, with the answers that are suggested for it, each with words about it."""

    subject: Subject
    field: str                                 # of Choices
    name: str                                  # key of the answer: a name as written, or a role; "" for the whole file
    column: str = ""                           # header of the column in which it was found
    example: str = ""                          # what was found
    count: int = 1                             # figures or rows affected
    suggested: tuple[tuple[str, str], ...] = ()
    whole: bool = False                        # whether the answer may be a value for the whole file
    rejected: str = ""                         # the mark with which the figure would be rejected


def questions(prepared: Prepared, catalogue: Catalogue) -> list[Question]:
    """Return the questions about a file, in the order of its issues, without duplicates."""
    alike: dict[tuple[Subject, str], list[Issue]] = {}
    for issue in prepared.issues:
        if subject := subject_of(issue):
            alike.setdefault((subject, _name(subject, issue)), []).append(issue)
    suggest = _Suggestions(catalogue)
    return [suggest.question(subject, name, issues) for (subject, name), issues in islice(alike.items(), MOST)]


def waiting_figures(prepared: Prepared) -> int:
    """Return the number of figures that are rejected only until a question about them is answered."""
    return prepared.checked.refused_only_for(SUBJECTS) if prepared.checked else 0


def parts_of(prepared: Prepared, reason: str, *, retract: bool) -> dict[str, int]:
    """Return the numbers of figures read by what saving does with them, which add up, and of those withdrawn."""
    read, errors = prepared.counts()["rows"], prepared.checked.refused if prepared.checked else 0
    unanswered, counts = waiting_figures(prepared), prepared.counts_taken(reason)
    saved = sum(counts.values())
    waiting = int(prepared.taken("shown").sum()) - saved
    return {**counts, "rejected": errors - unanswered, "unanswered": unanswered, "waiting": waiting,
            "same": read - saved - errors - waiting,
            "withdrawn": len(prepared.to_publish(reason, retract=retract)) - saved}


def missing_decisions(prepared: Prepared, reason: str, *, good_rows: bool, retract: bool) -> list[str]:
    """Return what keeps a file from being saved: "answers", a "fix" or a "reason" for what is rejected, unless only
    ``good_rows`` are to be saved; "figures" where there is nothing to save.
    """
    missing, errors = list[str](), prepared.checked.refused if prepared.checked else 0
    if prepared.refused(reason) and not good_rows:
        waits = "answers" if errors == waiting_figures(prepared) else "fix"
        missing.append(waits if errors else "reason")
    return [*missing, "figures"] if prepared.to_publish(reason, retract=retract).empty else missing


def subject_of(issue: Issue) -> Subject | None:
    """The subject of the question that settles an issue; None if there is none."""
    return "unit" if (issue.code, issue.column) == ("columns.missing", "unit") else SUBJECTS.get(issue.code)


def is_answerable(issue: Issue) -> bool:
    """Whether a person can settle an issue by an answer: to a question, or about something unused."""
    is_unused = issue.code.startswith("unused.") and issue.code != "unused.stopped"
    return subject_of(issue) is not None or is_unused


def _name(subject: Subject, issue: Issue) -> str:
    if subject in FOR_THE_FILE:
        return ""
    if subject == "either":
        return str(issue.values["noun"])
    if subject == "blank":
        return "country" if issue.code.startswith("area.") else "indicator"
    if subject == "sign":
        return str(issue.values["sign"])
    if subject == "unit" and issue.code == "columns.missing":
        return ""
    return issue.column if subject == "column" else issue.found


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


class _Suggestions:
    """Builds questions with suggested answers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def areas(self) -> AreaNames:
        return AreaNames(self.catalogue)

    @cached_property
    def indicators(self) -> IndicatorNames:
        return IndicatorNames(self.catalogue)

    def question(self, subject: Subject, name: str, alike: list[Issue]) -> Question:
        """Return one question for issues that need the same answer."""
        first, field = alike[0], FIELDS.get(subject, "columns")
        if subject == "blank":
            field = "areas" if name == "country" else "indicators"
        rejected = subject == "decimal" and all(issue.code == "value.unclear_whole" for issue in alike)
        return Question(
            subject=subject, field=field, name=name, column=first.column, example=first.found,
            count=len({issue.row for issue in alike}) if subject == "blank" else _figures(alike),
            suggested=tuple(self._suggested(subject, name, alike)),
            whole=subject == "column" and first.code != "columns.missing",
            rejected=str(first.values["mark"]) if rejected else "")

    def _suggested(self, subject: Subject, name: str, alike: list[Issue]) -> Iterable[tuple[str, str]]:
        values = alike[0].values
        if alike[0].code in ("area.of_its_time", "area.short_code"):
            return [(str(values["code"]), name)]
        if subject == "country":
            return ((area.code, area.because) for area in suggestions(name, self.areas))
        if subject == "indicator":
            return self.indicators.suggestions(name)
        if subject == "either":
            return ((header, header) for header in [str(values["first"]), *(issue.found for issue in alike)])
        if subject == "sheet":
            return ((str(sheet), str(sheet)) for sheet in values["sheets"])  # type: ignore[attr-defined]
        if subject == "blank":
            return _blocks(alike)
        if subject == "sign":
            return ((str(meaning), alike[0].found) for meaning in values["meanings"])  # type: ignore[attr-defined]
        if subject == "unit":
            return [(OWN, ", ".join(dict.fromkeys(str(issue.values.get("wanted", "")) for issue in alike)))]
        if subject == "scale":
            return _SCALES
        if subject == "decimal":
            return [(str(values["other"]), str(values["thousands"])), (str(values["mark"]), str(values["decimals"]))]
        return []


