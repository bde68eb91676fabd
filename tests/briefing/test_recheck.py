"""What has changed since an export: exactly its figures and statuses, old and new, with who changed them and why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import PackInput
from indicators.briefing.recheck import Recheck, recheck
from indicators.briefing.reference import Reference
from indicators.briefing.stamp import Stamp
from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.errors import Refusal
from indicators.judging.scoreboard import read
from indicators.ledger.records import NewSubmission
from indicators.model import KEY
from indicators.model.commitments import Confirmation
from indicators.permission import staff
from tests.catalogue.builders import change
from tests.changes.test_vintages import TAKEDOWN, History, few_figures, history
from tests.reports.test_sections import CAMBODIA
from tests.submissions.folders import copied, line

__all__ = ["few_figures", "history"]

BEN = staff("Ben")


@pytest.fixture(scope="module")
def two_changed(few_figures: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """A history whose newest version changed two figures; no test writes to it."""
    folder = tmp_path_factory.mktemp("two_changed")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(folder / "var"))
        made = History(copied(few_figures, folder), f"sqlite:///{(folder / 'ledger.db').as_posix()}")
    made.publish(line(value=5), line(value=12, indicator="TAKEDOWN_HOURS", unit="hours"))
    yield made
    made.book.close()


def checked(history: History, /, then: int, **values: object) -> Recheck:
    asked = {"set": "real", "audience": "staff", "version": then, "day": date.today(), "areas": ["KHM"],
             "ledger": history.snapshot.ledger}
    return recheck(history.book, history.snapshot, Reference.model_validate(asked | values))


def changed(found: Recheck) -> list[tuple[str, float, float, str]]:
    """Kind, value before and after, and who changed it, of each figure."""
    rows = found.changes.rows.to_dict("records")
    return [(row["kind"], row["value_before"], row["value_after"],
             found.causes.figures[tuple(row[name] for name in KEY)].actor_name) for row in rows]


def withdraw(history: History, sent: str) -> None:
    history.book.withdraw(BEN, sent, reason="sent by mistake", previewed_on=history.book.version())


def test_nothing_changed(history: History) -> None:
    now = history.snapshot.version
    assert checked(history, now).same
    history.publish(line(area="THA", value=9))
    found = checked(history, now)
    assert found.same
    assert found.newest == now + 1


def test_a_changed_figure_has_both_values_and_who_changed_it(history: History) -> None:
    then = history.snapshot.version
    history.publish(line(value=5))
    found = checked(history, then)
    assert changed(found) == [("changed", 3, 5, "Ann")]
    (event,) = found.causes.figures.values()
    assert event.version == found.newest


def victims(values: tuple[int, ...], area: str = "KHM") -> list[str]:
    """Lines of five years up to 2009."""
    return [line(area=area, year=2005 + at, value=value, indicator="ICSE_VICTIMS", unit="victims")
            for at, value in enumerate(values)]


def test_a_growth_that_other_countries_figures_made_less_sure_is_out_of_date(history: History) -> None:
    history.publish(*victims((100, 110, 121, 133, 146)))
    then = history.snapshot.version
    areas = [area.code for area in history.snapshot.catalogue(then).areas if area.kind == "country"][:12]
    history.publish(*(one for area in areas if area != "KHM" for one in victims((100, 300, 90, 250, 80), area)))
    found = checked(history, then, year=2009)
    assert (found.changes.rows.empty, found.counts["growths"], found.same) == (True, 1, False)


def test_another_source_alone_is_no_change(history: History) -> None:
    then = history.snapshot.version
    history.publish(line(value=3, source="Ministry"))
    assert checked(history, then).same


def test_new_figures_change_the_status_of_their_series_once(history: History) -> None:
    then = history.snapshot.version
    history.publish(*(line(year=2015 + at, value=40 - at, indicator="TAKEDOWN_HOURS", unit="hours") for at in range(4)))
    found = checked(history, then)
    assert [(row["year"], row["before"], row["after"]) for row in found.changes.flips.to_dict("records")] == [
        (2018, "too_early", "improving")]
    assert {event.actor_name for event in found.causes.flips.values()} == {"Ann"}


def test_a_withdrawn_figure_names_who_withdrew_it_and_why(history: History) -> None:
    sent = history.publish(line(year=2016, value=4, indicator="TAKEDOWN_HOURS", unit="hours"))
    then = history.snapshot.version
    withdraw(history, sent)
    found = checked(history, then)
    assert [row["kind"] for row in found.changes.rows.to_dict("records")] == ["gone"]
    assert [(event.actor_name, event.note) for event in found.causes.figures.values()] == [("Ben", "sent by mistake")]
    assert [event.kind for event in found.causes.flips.values()] == ["withdrawn"]


def test_a_figure_from_before_a_withdrawn_one_names_who_withdrew_that(history: History) -> None:
    sent = history.publish(line(value=5))
    then = history.snapshot.version
    withdraw(history, sent)
    assert changed(checked(history, then)) == [("changed", 5, 3, "Ben")]


@pytest.mark.parametrize(("values", "figures"), [
    ({}, 2), ({"goals": ["4.2"]}, 1), ({"goals": ["2.2", "4.2"]}, 2), ({"areas": ["THA"]}, 0), ({"year": 2013}, 0),
    ({"year": 2014}, 2), ({"areas": [], "group": "ALLIANCE"}, 2), ({"areas": [], "group": "EU"}, 0),
    ({"goals": ["4.2"], "figure": "KHM_4.2_REMOVED_IN_TIME", "indicators": ["REMOVED_IN_TIME"]}, 0),
    ({"goals": ["4.2"], "compared": "TAKEDOWN_HOURS"}, 1)])
def test_only_what_the_export_was_about_is_listed(
        two_changed: History, values: dict[str, object], figures: int) -> None:
    assert len(checked(two_changed, two_changed.snapshot.version - 1, **values).changes.rows) == figures


def test_changed_rules_are_named_with_who_adopted_them_and_another_title_is_no_change(history: History) -> None:
    then = history.snapshot.version
    change(history.folder, TAKEDOWN, "title: Hours until removal", "title: Hours until it is removed")
    history.book.adopt(BEN, canonical_bytes(load_catalogue(history.folder)), previewed_on=then)
    found = checked(history, then, goals=["4.2"])
    assert [(event.kind, event.actor_name) for event in found.causes.adopted] == [("adopted", "Ben")]
    assert found.same


def test_a_withdrawn_release_is_named(history: History) -> None:
    first = history.release("First")
    history.publish(line(value=5))
    second = history.release("Second")
    history.book.take_back(BEN, second, reason="wrong")
    found = checked(history, second, audience="public")
    assert found.withdrawn is not None
    assert found.withdrawn.name == "Second"
    assert checked(history, first, audience="public").withdrawn is None


def test_erased_figures_are_named_since_they_cannot_be_compared(history: History) -> None:
    sent = history.publish(line(value=5))
    then = history.snapshot.version
    withdraw(history, sent)
    history.book.erase(staff("Ben"), sent, reason="names of victims")
    found = checked(history, then)
    assert [entry.submission.id for entry in found.erased] == [sent]
    assert checked(history, then - 1).erased == ()
    assert checked(history, then, areas=["THA"]).erased == ()


@pytest.mark.parametrize(("values", "problem"), [
    ({"version": 999}, "unknown_version"), ({"ledger": "000000000000"}, "other_ledger"),
    ({"areas": ("QQQ",)}, "unknown_subject"),
    ({"goals": ("9.9",)}, "unknown_subject"), ({"compared": "gone"}, "unknown_subject")])
def test_what_is_not_ours_is_refused(two_changed: History, values: dict[str, object], problem: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked(two_changed, two_changed.snapshot.version, **values)
    assert refused.value.code == f"recheck.{problem}"


def test_commitments_count_where_they_are_shown(history: History) -> None:
    sent = send_report(history)
    then = history.snapshot.catch_up()
    event, = history.book.confirm_commitments(
        BEN, [Confirmation(sent, [("2.1", "Write a law.")])], previewed_on=then)
    history.snapshot.catch_up()
    for values, changed_ones in (({}, 1), ({"goals": ["4.2"]}, 0), ({"areas": ["THA"]}, 0), ({"year": 2014}, 0),
                                 ({"audience": "public"}, 1), ({"areas": [], "group": "ALLIANCE"}, 1),
                                 ({"figure": "KHM_2.1_JOINT_TRAININGS"}, 0)):
        found = checked(history, then, **values)
        assert (found.counts["commitments"], found.same) == (changed_ones, not changed_ones)
    assert checked(history, event.version).same
    assert checked(history, event.version, day=date(2015, 6, 1)).same      # time alone makes nothing overdue
    history.book.change_commitment(BEN, event.version, {"change": "status", "status": "kept", "reason": "in force"},
                                   previewed_on=event.version)
    assert checked(history, event.version).counts["commitments"] == 1


def send_report(history: History) -> str:
    """A report of Cambodia on 2015 with an announcement under goal 2.1."""
    history.book.publish(BEN, NewSubmission(
        kind="narrative", filename="KHM-2015.txt", original=CAMBODIA.read_bytes(), areas=("KHM",), years=(2015,),
        payload={"public": True, "levels": {}}), previewed_on=history.book.version())
    return f"S{history.book.version()}"


def test_who_joined_or_left_a_group_since_changes_what_is_said_of_it(history: History) -> None:
    then = history.snapshot.version
    of_group = {"areas": [], "group": "EU", "day": date(2019, 5, 1)}           # the United Kingdom left in 2020
    assert checked(history, then, **of_group).counts["members"] == 1
    assert checked(history, then, **of_group, figure="countries_1.1_years").counts["members"] == 1
    assert not checked(history, then, **of_group, figure="WLD_1.1_ICSE_VICTIMS").counts["members"]
    assert not checked(history, then, **of_group | {"year": 2018}).counts["members"]


def test_a_first_figure_of_another_indicator_changes_what_a_picture_of_many_countries_says(history: History) -> None:
    then = history.snapshot.version
    board = read(history.snapshot, then)
    pack = build(PackInput(board=board, stamp=Stamp("staff", then, "2026-01-01"), today_year=2015, reports={},
                           answers=frozenset(), published=lambda area: {}), PackRequest(goals=("4.2",)))
    picture = next(drawn for drawn in pack.figures if drawn.name.startswith("countries_4.2"))
    history.publish(line(area="THA", value=50, indicator="REMOVED_IN_TIME", unit="percent"))
    reference = pack.reference_of(picture)
    assert [row["ref_area"] for row in recheck(history.book, history.snapshot, reference).changes.rows.to_dict(
        "records")] == ["THA"]
