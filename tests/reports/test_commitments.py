"""Candidates for commitments and answers, and what is overdue; what the public may see of commitments."""

from datetime import date

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.changes.public_commitments import public_commitments
from indicators.model.commitments import Commitment, CommitmentChange, CommitmentStatus, CommitmentStep
from indicators.reports.commitments import Candidate, candidates, due, in_order, state_of
from indicators.warehouse.narratives import Narrative
from tests.reports.test_sections import CAMBODIA, GOALS, VICTIMS

LAW = "To accelerate the drafting of law on Anti-Cyber Crime."
TRAINING = "To organise training for judges."
SLOGAN = "To identify more victims."


def narrative(year: int, *, done: str = "", next_time: str = "", public: bool = True, area: str = "KHM") -> Narrative:
    text = f"Operational Goal: {VICTIMS}\n\nA) Please report.\n\n{done}\n\nC) Please indicate.\n\n{next_time}\n"
    return Narrative(ref_area=area, year=year, text=text, submission=f"{area}{year}", source="", source_url="",
                     public=public)


def commitment(text: str = LAW, year: int = 2014, **other: object) -> Commitment:
    plain = {"version": 4, "ref_area": "KHM", "goal": "1.1", "submission": f"KHM{year}", "public": True}
    return Commitment(**plain | {"text": text, "year": year} | other)        # type: ignore[arg-type]


def step(change: CommitmentChange = CommitmentChange.ANSWERED, **other: object) -> CommitmentStep:
    plain = {"version": 9, "change": change, "by": "Ann", "at": "2016-01-01T00:00:00Z"}
    return CommitmentStep(**plain | other)                                   # type: ignore[arg-type]


def test_every_item_that_cambodia_announced_is_a_candidate_until_it_is_confirmed() -> None:
    sent = Narrative(ref_area="KHM", year=2014, text=CAMBODIA.read_text(encoding="utf-8"), submission="S5", source="",
                     source_url="", public=True)
    goals = load_catalogue(SHIPPED).goals
    announced = [one for one in candidates([sent], goals, []) if one.part == "C"]
    assert len(announced) == 20
    confirmed = commitment(announced[2].text, goal=announced[2].goal)
    left = [one for one in candidates([sent], goals, [confirmed]) if one.part == "C"]
    assert left == [*announced[:2], *announced[3:]]


def answers(narratives: list[Narrative], confirmed: list[Commitment]) -> list[Candidate]:
    return [one for one in candidates(narratives, GOALS, confirmed) if one.part == "A"]


def test_the_next_report_answers_the_most_alike_first() -> None:
    sent = [narrative(2014), narrative(2015, done="-A law on anti-cyber crime was drafted.")]
    held = [commitment(TRAINING, version=4), commitment(SLOGAN, version=5), commitment(LAW, version=6)]
    (found,) = answers(sent, held)
    assert found.text == "A law on anti-cyber crime was drafted."
    assert found.commitments[0].version == 6
    assert {one.version for one in found.commitments} == {4, 5, 6}


def test_an_item_of_part_a_without_a_commitment_to_answer_has_none() -> None:
    (found,) = answers([narrative(2015, done="-Done."), narrative(2014, area="THA")], [])
    assert (found.text, found.commitments) == ("Done.", ())


def test_only_open_commitments_of_the_goal_and_country_that_precede_the_answer_are_offered() -> None:
    held = [commitment(), commitment(year=2015), commitment(ref_area="THA"), commitment(goal="4.2"),
            commitment(status=CommitmentStatus.KEPT), commitment(status=CommitmentStatus.DROPPED)]
    (found,) = answers([narrative(2014), narrative(2015, done="-A law was drafted.")], held)
    assert list(found.commitments) == held[:1]


def test_an_item_that_answered_is_not_offered_again() -> None:
    given = step(submission="KHM2015", text="A law was drafted.", year=2015)
    sent = [narrative(2014), narrative(2015, done="-A law was drafted.\n\n-Judges were trained.")]
    assert [found.text for found in answers(sent, [commitment(steps=(given,))])] == ["Judges were trained."]


SAID = step(CommitmentChange.STATUS, status=CommitmentStatus.NOT_STARTED, at="2016-02-01T09:00:00+00:00")
LATER = step(CommitmentChange.STATUS, status=CommitmentStatus.NOT_STARTED, at="2017-02-01T09:00:00Z", version=10)


@pytest.mark.parametrize("held, reported, today, why, examined", [
    (commitment(), [2014], date(2016, 6, 1), "", False),
    (commitment(steps=(SAID,)), [2014], date(2016, 1, 31), "", False),
    (commitment(steps=(SAID,)), [2014], date(2016, 2, 1), "year_on", False),
    (commitment(), [2014, 2015], date(2015, 6, 1), "", True), (commitment(), [2013, 2014], date(2015, 6, 1), "", False),
    (commitment(steps=(SAID,)), [2014, 2015], date(2016, 6, 1), "", True),
    (commitment(steps=(step(year=2015),)), [2014, 2015], date(2016, 6, 1), "", True),
    (commitment(steps=(SAID, step(year=2015, version=12))), [2014, 2015], date(2017, 6, 1), "", True),
    (commitment(steps=(step(year=2015, version=9), LATER)), [2014, 2015], date(2017, 6, 1),
     "year_on", False),
    (commitment(steps=(step(year=2015),)), [2014, 2015, 2016], date(2016, 6, 1), "", True),
    (commitment(due=date(2015, 3, 1)), [2014], date(2016, 3, 2), "", False),
    (commitment(due=date(2015, 3, 1), steps=(SAID,)), [2014], date(2016, 3, 2), "date", False),
    (commitment(due=date(2017, 3, 1), steps=(SAID,)), [2014], date(2018, 3, 2), "", False),
    (commitment(status=CommitmentStatus.KEPT, due=date(2015, 3, 1)), [2014, 2015], date(2030, 1, 1), "", False),
    (commitment(status=CommitmentStatus.DROPPED), [2014, 2015], date(2030, 1, 1), "", False),
])
def test_a_commitment_is_overdue_once_a_person_says_so_and_never_while_an_answer_waits(
        held: Commitment, reported: list[int], today: date, why: str, examined: bool) -> None:
    found = due(held, [*(("KHM", year) for year in reported), ("THA", 2020)], today)
    assert (found.overdue, found.why, found.by, found.examined) == (bool(why), why, held.due, examined)


def test_the_public_sees_commitments_of_public_reports_without_names_reasons_and_answers_that_are_not_public() -> None:
    held = commitment(owner="J. Doe", status=CommitmentStatus.KEPT, steps=(
        step(CommitmentChange.OWNER, text="J. Doe"),
        step(CommitmentChange.STATUS, status=CommitmentStatus.IN_PROGRESS, reason="a call", public=True),
        step(CommitmentChange.UPDATE, text="for staff"), step(CommitmentChange.UPDATE, text="for all", public=True),
        step(text="Done.", year=2015, submission="KHM2015", status=CommitmentStatus.KEPT, public=True)))
    sent = [narrative(2014), narrative(2015, public=False)]
    (seen,) = public_commitments([held], sent)
    assert (seen.owner, seen.status, [(one.text, one.reason) for one in seen.steps]) == (
        "", "in_progress", [("", ""), ("for all", "")])
    assert public_commitments([held], [narrative(2014), narrative(2015)])[0].status == "kept"


@pytest.mark.parametrize("held, sent", [
    (commitment(public=False), [narrative(2014)]), (commitment(), [narrative(2014, public=False)]),
    (commitment(), [narrative(2015)]), (commitment(), [narrative(2014, area="THA")])])
def test_what_comes_from_a_report_that_is_not_public_is_for_staff_alone(held: Commitment, sent: list[Narrative]
                                                                         ) -> None:
    assert public_commitments([held], sent) == []


def test_the_public_reads_of_a_replaced_report_only_what_is_in_the_one_that_replaced_it() -> None:
    held = [commitment(submission="S1"), commitment(SLOGAN, submission="S1")]
    assert [one.text for one in public_commitments(held, [narrative(2014, next_time=LAW)])] == [LAW]


def test_an_answer_stays_when_its_report_is_saved_anew_and_nobody_is_named_to_the_public() -> None:
    answered = step(text="Done.", year=2015, submission="S1", status=CommitmentStatus.KEPT, public=True)
    anew = narrative(2015, done="- Done.")
    (seen,) = public_commitments([commitment(steps=(answered,))], [narrative(2014), anew])
    assert (seen.status, [one.by for one in seen.steps]) == ("kept", [""])
    assert answers([anew], [commitment(steps=(answered,))]) == []


def test_what_waits_for_a_person_is_counted_apart_from_any_status_on_record() -> None:
    (announced,) = (one.announced for one in candidates([narrative(2014, next_time=LAW)], GOALS, []))
    held = [*(commitment(status=status) for status in ("kept", "no_information", "kept", "dropped")), announced]
    pairs = [(one, due(one, [("KHM", 2015)], date(2030, 1, 1))) for one in held]
    assert [state_of(*pair) for pair in pairs] == ["kept", "examined", "kept", "dropped", "announced"]
    assert not any(found.overdue for _, found in pairs)


def test_each_commitment_is_offered_the_answer_most_like_it_and_one_answer_serves_several() -> None:
    sent = [narrative(2014), narrative(2015, done="-The law on anti-cyber crime was drafted.\n\n-Weather was fair.\n\n"
                                                  "-Training for judges was held.")]
    drafting = commitment("To draft a law on anti-cyber crime.", version=7)
    held = [commitment(TRAINING, version=4), commitment(LAW, version=6), drafting]
    assert {one.text: [each.version for each in one.offered] for one in answers(sent, held)} == {
        "The law on anti-cyber crime was drafted.": [6, 7], "Weather was fair.": [],
        "Training for judges was held.": [4]}


def test_overdue_ones_come_first_then_examined_then_open_ones_then_closed_ones() -> None:
    held = [commitment(version=1, status=CommitmentStatus.KEPT), commitment(version=2, ref_area="THA"),
            commitment(version=3, year=2015), commitment(version=4, year=2014),
            commitment(version=5, ref_area="THA", due=date(2013, 1, 1), steps=(SAID,))]
    ordered = in_order(held, {("KHM", 2015)}, date(2016, 6, 1))
    assert [(one.version, found.overdue, found.examined) for one, found in ordered] == [
        (5, True, False), (4, False, True), (2, False, False), (3, False, False), (1, False, False)]
