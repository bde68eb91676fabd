"""The round that is proposed next, and how a country's answers to one read."""

from dataclasses import replace
from datetime import date

from indicators.model.rounds import Invited
from indicators.rounds.in_words import contact_in_words, how_far, most_urgent_first
from indicators.rounds.proposed import file_name, proposed_round, years_offered
from indicators.rounds.received import Received, Stage, Timing
from indicators.wording import say
from tests.rounds.test_received import CATALOGUE, collection

TODAY = date(2027, 1, 15)
ANNA = Invited(contact="Anna", language="fr")


def country(ref_area: str, stage: Stage, timing: Timing = Timing.OPEN) -> Received:
    return Received(ref_area=ref_area, invited=Invited(), stage=stage, timing=timing, deadline=TODAY, questions=(),
                    missing=(), unanswered={}, report_on="", last_on="", steps=())


def test_the_next_round_asks_all_members_for_last_year_and_keeps_contacts() -> None:
    before = replace(collection(KHM=ANNA), address="desk@example.org")
    proposed = proposed_round(CATALOGUE, before, TODAY)
    assert (proposed.years, proposed.report_year, proposed.deadline) == ((2026,), 2026, date(2027, 4, 9))
    assert (len(proposed.invited), len(proposed.goals), proposed.address) == (54, 7, before.address)
    assert (proposed.invited["KHM"], proposed.invited["DEU"]) == (ANNA, Invited())


def test_years_are_offered_down_to_those_of_the_round() -> None:
    offered = years_offered(replace(collection(years=(1999,)), report_year=2030), TODAY)
    assert (offered[:2], offered[-2:]) == ([2030, 2027], [2012, 1999])


def test_a_file_is_named_by_its_round_and_year() -> None:
    assert file_name(replace(collection(), name="Reports / 2025: “first”!")) == "Reports-2025-first-2025"
    assert file_name(replace(collection(), name="?")) == "2025"


def test_overdue_countries_come_first_then_those_of_whom_least_came() -> None:
    rows = [country("KHM", Stage.COMPLETE), country("THA", Stage.NOTHING), country("DEU", Stage.NOTHING),
            country("FRA", Stage.GAPS, Timing.OVERDUE)]
    assert [one.ref_area for one in most_urgent_first(rows, CATALOGUE)] == ["FRA", "DEU", "THA", "KHM"]
    assert how_far(rows) == say("desk.complete", of=4, complete=1, received=0, gaps=1, overdue=1)


def test_a_contact_is_new_changed_or_the_same() -> None:
    kinds = [contact_in_words(before, ANNA)[say("public.preview_name")]
             for before in (Invited(), Invited(contact="Ben"), ANNA)]
    assert kinds == [say("desk.contact_is", kind=kind) for kind in ("new", "changed", "unchanged")]
    assert "Ben" in contact_in_words(Invited(contact="Ben"), ANNA)[say("desk.contact")]
