"""What is said of a country on a goal: sentence, title, change, certainty, bullets, hard questions, text to copy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Amount, Difference, Growth, Mark, Message, Origin, Probability, Reason, Status, records
from indicators.model.marks import BOUNDS, NOT_JUDGED, REMARKED
from indicators.statements.activities import EARLIER, counts_activities
from indicators.statements.cells import FRESH_YEARS, INVENTED, when
from indicators.statements.certainties import otherwise
from indicators.statements.chance import interval_of, unusual
from indicators.statements.finding import UNASSESSED, Finding, ended, stage_since

ABOUT = 0.01             # a difference below it, as a share, is said as none
NO_ORDER = 0.995         # a larger p is that of figures that rise about as often as they fall
MOST_OTHERS = 2          # other indicators of the goal that are named
WITH_FIGURE = ("sentence.stage", "sentence.activity", "sentence.context", "sentence.status")
"""Sentences that give the newest figure themselves."""


@dataclass(frozen=True, kw_only=True)
class HardQuestion:
    """A question that a minister may be asked, and what to answer, in at most forty words."""

    question: Message
    answer: tuple[Message, ...]


def sentence_of(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Message:
    """A row of Scoreboard.figures in at most twenty words: since when, how sure, and why it has no status."""
    return _sentence(Finding(scoreboard, row))


def goal_headline(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Message:
    """A row of Scoreboard.figures in at most twelve words, for a title."""
    finding, state = Finding(scoreboard, row), str(row["status"])
    if row["hidden"] or row["reason"] or state in UNASSESSED:
        why = "hidden" if row["hidden"] else "too_early" if state == Status.TOO_EARLY else "not_assessed"
        return finding.message("title.without", why=why)
    if not state:
        return finding.message("title.figure")
    if finding.indicator.stages:
        since, dated = stage_since(finding.series, row)
        return finding.message("title.stage", state=state, since=since, dated=dated)
    if finding.is_growing and (ended(row) or state not in (Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)):
        return finding.message("title.growth", state=ended(row) or state, by=finding.lately, **finding.growth)
    is_other = row["headline"] > 1 and finding.indicator.measure != "share" and finding.indicator.predicate
    return finding.message("title.status", state="of_other" if is_other else state, sure=finding.sureness,
                           status=Status(state))


def minister_bullets(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, Message, Message]:
    """What changed, how sure it is, and what to ask, of a row of Scoreboard.figures."""
    finding = Finding(scoreboard, row)
    changed = _sentence(finding) if row["hidden"] or finding.indicator.stages else _change(finding)
    return changed, _sureness(finding), _question_to_ask(finding)


def hard_questions(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[HardQuestion, HardQuestion, HardQuestion]:
    """The three hard questions: is it good enough, could it be chance, and what the figure does not show."""
    finding = Finding(scoreboard, row)
    is_yearly = finding.is_yearly and not row["reason"]
    way = "law" if finding.indicator.stages else "activity" if counts_activities(finding.indicator) else "better"
    enough = [_tick(finding)] if is_yearly and not row["hidden"] else []
    sure = _sureness(finding) if finding.is_assessed or not row["status"] else finding.message("sure.plain", why="none")
    near = otherwise(finding.certain, latest_only=True) if finding.is_assessed and finding.sureness == "just" else ()
    provisional = Mark.PROVISIONAL in row["marks"].split() and not row["hidden"]
    meaning = [Message(code="text", values={"text": finding.indicator.reading})]
    if provisional:
        meaning.append(finding.message("fact.marked", marks=[Mark.PROVISIONAL]))
    return (
        HardQuestion(question=finding.message("question", about="year" if is_yearly else way),
                     answer=(*enough, _sentence(finding))),
        HardQuestion(question=finding.message("question", about="chance"), answer=(sure, *near)),
        HardQuestion(question=finding.message("question", about="meaning"), answer=tuple(meaning)))


def country_box(scoreboard: Scoreboard, row: Mapping[Any, Any], today_year: int, report: int | None = None,
                others: Sequence[str] = (), year: int | None = None) -> tuple[Message, ...]:
    """A country on a goal to copy, by the row of Scoreboard.figures that has the goal's status: figure, years, how
    sure, who says so, what is missing.

    ``report`` is the year of its newest report to the Alliance; ``others`` are other judged indicators of the goal,
    with figures up to the chosen ``year``. Of a hidden figure it says only that there is one.
    """
    finding = Finding(scoreboard, row)
    if row["hidden"]:
        return (_sentence(finding),)
    return (*_whole(finding), *_remarks(row), *_others(scoreboard, row, others, year), *_source(finding, report),
            *_missing(finding, today_year, report))


def _sentence(finding: Finding) -> Message:
    row, indicator, method = finding.row, finding.indicator, finding.method
    if row["hidden"]:
        return finding.message("sentence.hidden", why="people" if indicator.protection else "confidential")
    if method is None:
        return finding.message("sentence.context")
    if row["reason"]:
        return _without_status(finding)
    if indicator.stages:
        way = {Status.GOAL_MET: "met", Status.MOVING_AWAY: "lost"}.get(row["status"], "below")
        return finding.message("sentence.stage", way=way, stage=int(row["value"]), stages=max(indicator.stages),
                               goal=Amount(row["target"], indicator.id))
    if not row["status"]:
        return _activity(finding)
    if method.trend is None:
        return finding.message("sentence.status", status=Status(row["status"]))
    if row["status"] == Status.TOO_EARLY:
        return finding.message("sentence.too_early", figures=int(row["window_figures"]), needed=method.trend.figures)
    return _growth(finding) if finding.is_growing else _trend(finding)


def _without_status(finding: Finding) -> Message:
    """Why a figure has no status; where it is not certain enough, what is not certain."""
    marks = finding.row["marks"].split()
    if finding.row["reason"] != Reason.UNCERTAIN:
        is_hidden = finding.row["reason"] == Reason.HIDDEN
        return finding.message("sentence.rests_on_hidden") if is_hidden else finding.message(
            "sentence.not_assessed", reason=Reason(finding.row["reason"]))
    why = "year" if isinstance(finding.values["year"], Message) else next(
        (str(mark) for mark in (*NOT_JUDGED, *BOUNDS) if mark in marks), "before")
    return finding.message("sentence.uncertain", why=why)


def _activity(finding: Finding) -> Message:
    """What was organised in the year, beside the years before."""
    row, certain = finding.row, finding.certain
    values: dict[str, object] = {"kind": "none"}
    if not pd.isna(certain["earlier_since"]):
        since, by, least, most = (int(certain[name]) for name in EARLIER)
        values = {"kind": "year" if since == by else "same" if least == most else "range", "since": since, "by": by,
                  "fewest": least, "most": most}
    is_none = row["value"] == 0 and set(BOUNDS).isdisjoint(row["marks"].split())
    return finding.message("sentence.activity_none" if is_none else "sentence.activity", **values)


def _growth(finding: Finding) -> Message:
    """The growth of the window against the goal of a yearly number."""
    row, growth = finding.row, {**finding.growth, "since": int(finding.row["window_since"])}
    if row["status"] != Status.NO_CLEAR_CHANGE:
        sure = finding.sureness
        return finding.message("sentence.growth", how=row["status"] if sure == "clear" else sure,
                               status=Status(row["status"]), **growth)
    if way := ended(row):
        return finding.message("sentence.growth_ended", way=way, by=finding.lately, **growth, lately=Growth(
            float(row["growth_lately"]), float(row["target"])))
    least, most = (Amount(float(end), finding.indicator.id, form="bare")
                   for end in (finding.window["value"].min(), finding.window["value"].max()))
    kind = "many" if not finding.is_few else "same" if least == most else "few"
    return finding.message("sentence.no_clear_change", kind=kind, least=least, most=most, **growth)


def _trend(finding: Finding) -> Message:
    """The trend of the window, from its first figure to its last or, where none is clear, its range."""
    row, ordered = finding.row, finding.window.sort_values("value")
    ends = {"first": finding.window.iloc[0], "last": finding.window.iloc[-1], "least": ordered.iloc[0],
            "most": ordered.iloc[-1]}
    values = {"since": int(row["window_since"]), "figures": len(finding.window),
              "way": "up" if row["slope"] > 0 else "down",
              **{name: finding.amount(figure.to_dict()) for name, figure in ends.items()}}
    if row["status"] not in (Status.IMPROVING, Status.MOVING_AWAY):
        same = row["status"] == Status.NO_CLEAR_TREND and ends["least"]["value"] == ends["most"]["value"]
        return finding.message("sentence.unchanged" if same else f"sentence.{row['status']}", **values)
    sure = finding.sureness
    how = sure if sure in ("just", "chance", "untested") else (
        "better" if row["status"] == Status.IMPROVING else "worse")
    against = (ends["last"]["value"] - ends["first"]["value"]) * row["slope"] <= 0
    return finding.message("sentence.trend_on_the_whole" if against else "sentence.trend", how=how,
                           status=Status(row["status"]), **values)


def _change(finding: Finding) -> Message:
    """The newest figure as what the country did, with its change on the year before where the two compare."""
    row, indicator, rows = finding.row, finding.indicator, finding.series
    before = " ".join(rows.loc[rows["year"] == row["previous_year"], "marks"])
    has_bound = not set(BOUNDS).isdisjoint(f"{before} {row['marks']}".split())
    if pd.isna(row["previous_value"]) or has_bound or indicator.stages or (
            pd.isna(row["change"]) and row["previous_value"] != 0):
        return finding.message("fact.level")
    earlier = finding.amount({"value": row["previous_value"], "marks": before})
    values = {"previous_year": int(row["previous_year"]), "before": earlier,
              "change": Difference(earlier, finding.amount(form="unit"), float(row["target"]))}
    if odd := next((one for one in finding.unusual if one.year == row["previous_year"]), None):
        return finding.message("fact.after_unusual", way="high" if odd.is_high else "low", **values)
    if finding.method and finding.method.yearly and row["previous_value"]:
        return finding.message("fact.by", **values)
    moved = abs(row["value"] - row["previous_value"])
    return finding.message("fact.about" if 0 < moved < ABOUT * row["previous_value"] else "fact.from", **values)


def _sureness(finding: Finding) -> Message:
    """How sure a status is, in one sentence."""
    row, method = finding.row, finding.method
    if method is None or row["hidden"] or row["reason"] or row["status"] in UNASSESSED:
        return _sentence(finding)
    if method.counted or method.trend is None:
        return finding.message("sure.plain", why="stage" if finding.indicator.stages else "counted")
    if ended(row):
        return finding.message("sure.interval", **{
            **interval_of(row).values, "place": "ended", "since": int(row["window_since"]), "by": finding.lately})
    if finding.is_growing:
        few = row["status"] == Status.NO_CLEAR_CHANGE and finding.is_few
        return finding.message("sure.plain", why="few") if few else interval_of(row, finding.sureness)
    if row["status"] == Status.AT_LIMIT or pd.isna(row["trend_p"]):
        return _sentence(finding)
    p, improves = float(row["trend_p"]), row["slope"] * (-1 if finding.indicator.desired_direction == "down" else 1) > 0
    unclear = "even" if p > NO_ORDER else (
        "level" if p < float(method.trend.alpha if improves else method.trend.solid_below) else "none")
    return finding.message("sure.trend", sure=finding.sureness or unclear, p=Probability(p))


def _question_to_ask(finding: Finding) -> Message:
    """What a minister may ask of the country, by the most telling thing about the figure."""
    row = finding.row
    if row["hidden"] or row["reason"] or row["status"] in UNASSESSED:
        return finding.message("ask", about="figures")
    if finding.unusual:
        odd = finding.unusual[0]
        return finding.message("ask", about="high" if odd.is_high else "low", since=odd.year)
    if ended(row):
        return finding.message("ask", about="ended", since=finding.lately)
    return finding.message("ask", about=str(row["status"]) or "activity")


def _tick(finding: Finding) -> Message:
    """Whether the year met its goal, and how many of the years of the window did."""
    row = finding.row
    assessed = 0 if pd.isna(row["years_assessed"]) else int(row["years_assessed"])
    way = "open" if row["tick_reason"] else "met" if row["met"] else "missed"
    reason = {"reason": Reason(row["tick_reason"])} if row["tick_reason"] else {}
    return finding.message("tick" if assessed > 1 else "tick.alone", way=way, assessed=assessed, **reason,
                           met=int(row["years_met"]) if assessed else 0)


def _whole(finding: Finding) -> Iterator[Message]:
    """The figure with its change, the years, the tick, and how sure that is."""
    row, sentence, change = finding.row, _sentence(finding), _change(finding)
    if not sentence.code.startswith(WITH_FIGURE):
        yield change
    yield sentence
    if finding.method is None or row["reason"] == Reason.HIDDEN:
        return
    is_ticked = finding.is_yearly and row["status"] and not (row["reason"] and row["tick_reason"])    # one reason only
    if is_ticked:
        yield _tick(finding)
    if finding.is_growing and not row["reason"]:
        yield _sureness(finding)
    for exception in unusual(finding.scoreboard, finding.indicator.id, row["ref_area"], int(row["year"])):
        if change.code != "fact.after_unusual" or exception.code.startswith("chance.without"):
            yield exception
    if finding.sureness == "just":
        yield from otherwise(finding.certain, latest_only=True)
    if is_ticked and not row["reason"]:
        yield each_by_itself(float(row["target"]))


def each_by_itself(target: float) -> Message:
    """That each country should reach the number by itself is a reading; NaN where the countries' numbers differ."""
    return Message(code="box.ours", values={"goal_size": "none"} if pd.isna(target) else {
        "goal": Growth(abs(target), target)})


def _remarks(row: Mapping[Any, Any]) -> Iterator[Message]:
    """The marks of a figure that a reader must know, but for those that say why it has no status, or are in its year.
    """
    marks = set(row["marks"].split()) - set(NOT_JUDGED if row["reason"] == Reason.UNCERTAIN else ())
    marks -= {Mark.UNCERTAIN} if isinstance(when(row), Message) else set()
    if remarked := [mark for mark in REMARKED if mark in marks]:
        yield Message(code="fact.marked", values={"marks": remarked, "year": when(row)})


def _others(scoreboard: Scoreboard, row: Mapping[Any, Any], others: Sequence[str], year: int | None
            ) -> Iterator[Message]:
    """The shown figures of other judged indicators of the goal: the newest ones, or those up to a year."""
    if not others:
        return
    frame = scoreboard.figures
    figures = frame[frame["indicator"].isin(list(others)) & (frame["ref_area"] == row["ref_area"]) & frame["judged"]
                    & ~frame["hidden"] & (year is None or frame["year"] <= year)]
    newest = figures.drop_duplicates("indicator", keep="last").sort_values("headline").head(MOST_OTHERS)
    for figure in records(newest):
        yield Finding(scoreboard, figure).message("fact.level")


def _source(finding: Finding, report: int | None) -> Iterator[Message]:
    """Who says so, and whether the country reported to the Alliance; or that the figures are invented."""
    figure, row = finding.series.iloc[-1], finding.row
    source = finding.scoreboard.catalogue.short_source(figure["source_title"], figure["source_url"])
    if not source:
        return
    if Mark.ILLUSTRATIVE in row["marks"].split():
        yield INVENTED
        return
    how = "read" if row["origin"] == Origin.CODED else (
        "unreported" if row["origin"] == Origin.PUBLIC and not report else "reported")
    yield finding.message("box.source", source=source.rstrip("."), how=how)


def _missing(finding: Finding, today_year: int, report: int | None) -> Iterator[Message]:
    """Of a stale figure: to which year there are later ones; or that nothing newer is known, or only in words."""
    year, rows = int(finding.row["year"]), finding.scoreboard.series(finding.indicator.id, finding.row["ref_area"])
    if year >= today_year - FRESH_YEARS:
        return
    later = rows["year"][(rows["year"] > year) & (rows["value"].notna() | rows["hidden"])]
    title = str(finding.series["source_title"].iloc[-1])
    if len(later):
        yield Message(code="box.later", values={"what": "figures", "year": year, "by": int(later.max())})
    elif report and report > year and str(report) not in title:
        yield Message(code="box.later", values={"what": "report", "year": year, "by": report})
    else:
        yield Message(code="box.later", values={"what": "nothing", "year": year})
