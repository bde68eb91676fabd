"""What an earlier release hid or showed: no release after it gives back what was hidden then."""

import pandas as pd
import pytest

from indicators.changes.releases import preview_release, public_view, release
from indicators.disclosure import EARLIER, decide, public
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.model import KEY
from indicators.warehouse.snapshot import Snapshot
from tests.disclosure.test_releases import VICTIMS, by_sex, opened, released, sent, victims
from tests.disclosure.test_rule import GROUP, RELATED, SMALL_COUNT, judged, rows, suppressed
from tests.ledger.ledger_builders import ANN

__all__ = ["opened"]


def released_as(*parts: pd.DataFrame, earlier: pd.DataFrame | None = None) -> pd.DataFrame:
    """What a release of figures had, after what earlier ones had."""
    board = judged(*parts)
    this = board.observations.merge(decide(board, earlier), on=KEY, how="left").fillna({"reason": ""})[EARLIER]
    return pd.concat([earlier, this], ignore_index=True)


def hidden_after(earlier: pd.DataFrame, *parts: pd.DataFrame) -> dict[str, str]:
    decision = decide(judged(*parts), earlier)
    return {f"{area} {code} {year}": reason
            for code, area, year, _, reason in decision.itertuples(index=False) if reason != "rests_on_hidden"}


def test_the_sum_of_a_group_stays_hidden_when_a_hidden_part_of_it_is_withdrawn() -> None:
    world = rows({"FLOW 2013": 42}, "WLD")
    earlier = released_as(world, rows({"FLOW 2013": 3}), rows({"FLOW 2013": 39}, "BBB"))
    assert suppressed(world) == {}
    assert hidden_after(earlier, world) == {"WLD FLOW 2013": GROUP}
    assert hidden_after(earlier, rows({"FLOW 2013": 43}, "WLD")) == {"WLD FLOW 2013": GROUP}    # others are known
    assert hidden_after(released_as(rows({"OFFICE 2013": 9}), earlier=earlier), world) == {"WLD FLOW 2013": GROUP}


def test_a_figure_stays_hidden_while_it_has_the_value_that_was_hidden() -> None:
    figures = {"FLOW 2013": 20, "PART 2013": 3, "SHARE 2013": 15}
    earlier = released_as(rows(figures))
    revised = figures | {"PART 2013": 8}
    assert hidden_after(earlier, rows(revised | {"SHARE 2013": 40})) == {}
    totals = {"STOCK 2012": 40, "FLOW 2014": 3, "STOCK 2014": 46, "FLOW 2016": 9, "STOCK 2016": 90}
    earlier = released_as(rows(totals))
    later = totals | {"FLOW 2014": 6}
    assert suppressed(rows(later)) == {}
    assert hidden_after(earlier, rows(later)) == {"AAA STOCK 2014": RELATED, "AAA STOCK 2016": RELATED}
    back = released_as(rows(later | {"STOCK 2014": 47}), earlier=earlier)
    assert hidden_after(back, rows(later)) == {"AAA STOCK 2014": RELATED, "AAA STOCK 2016": RELATED}


def test_a_running_total_stays_hidden_when_the_yearly_counts_in_it_are_withdrawn() -> None:
    totals = {"STOCK 2012": 10, "STOCK 2014": 21}
    earlier = released_as(rows(totals | {"FLOW 2013": 3, "FLOW 2014": 8}))
    assert suppressed(rows(totals)) == {}
    assert hidden_after(earlier, rows(totals)) == {"AAA STOCK 2014": RELATED}
    assert hidden_after(earlier, rows(totals | {"STOCK 2014": 22})) == {"AAA STOCK 2014": RELATED}


def test_a_running_total_that_yearly_counts_contradict_is_not_shown() -> None:
    earlier = released_as(rows({"STOCK 2012": 40, "FLOW 2013": 3}))
    later = {"STOCK 2012": 40, "FLOW 2013": 9, "FLOW 2014": 8, "STOCK 2014": 51}                 # from 43, not from 49
    assert hidden_after(earlier, rows(later)) == {"AAA STOCK 2014": RELATED}


def test_a_new_figure_does_not_give_back_one_with_what_an_earlier_release_showed() -> None:
    part = {"PART 2013": 8}
    assert hidden_after(released_as(rows(part | {"FLOW 2013": 30})), rows(part | {"FLOW 2013": 10})) == {
        "AAA FLOW 2013": RELATED, "AAA PART 2013": RELATED}
    assert suppressed(rows(part | {"FLOW 2013": 10})) == {"PART 2013": RELATED}
    totals = {"STOCK 2012": 10, "STOCK 2014": 40}
    assert hidden_after(released_as(rows(totals)), rows(totals | {"FLOW 2013": 2, "FLOW 2014": 28})) == {
        "AAA FLOW 2013": SMALL_COUNT, **dict.fromkeys(("AAA FLOW 2014", "AAA STOCK 2012", "AAA STOCK 2014"), RELATED)}
    total = {"STOCK 2013": 25}
    assert hidden_after(released_as(rows(total)), rows(total | {"STOCK 2012": 24})) == {
        "AAA STOCK 2012": RELATED, "AAA STOCK 2013": RELATED}
    whole = {"FLOW 2013": 20}
    assert hidden_after(released_as(rows(whole)), rows({"PART 2013": 19})) == {"AAA PART 2013": RELATED}


def test_a_text_does_not_say_what_an_earlier_release_hid() -> None:
    earlier = released_as(rows({"FLOW 2013": 3, "FLOW 2014": 30}))
    for note, shown in (("Corrected from 3", ""), ("Corrected", "Corrected")):
        board = judged(rows({"FLOW 2013": 11, "FLOW 2014": 30}, notes=note))
        assert list(public(board, earlier=earlier).observations["note"]) == [shown, shown]


def test_what_a_release_hid_stays_hidden_when_its_value_was_erased() -> None:
    earlier = released_as(rows({"FLOW 2013": 3})).assign(value=float("nan"))
    assert hidden_after(earlier, rows({"FLOW 2013": 30})) == {"AAA FLOW 2013": SMALL_COUNT}


def test_what_a_later_release_withdraws_or_revises_is_decided_on_by_the_earlier_ones(
        opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    world = [{"indicator": VICTIMS, "ref_area": "EU27_2020", "year": 2014, "value": 42}]
    parts = [{"indicator": VICTIMS, "ref_area": area, "year": 2014, "value": count}
             for area, count in (("FRA", 3), ("DEU", 39))]
    first = released(book, snapshot, sent(world), sent(parts))
    book.publish(ANN, sent([{**part, "value": float("nan"), "absence": "not_reported"} for part in parts]),
                 previewed_on=book.version())
    second = released(book, snapshot)
    for version in (first, second):
        seen = public_view(snapshot, version).board.observations
        assert seen.loc[seen["ref_area"] == "EU27_2020", "hidden"].tolist() == [True]
    assert preview_release(snapshot, second).newly_shown.empty


def test_publishing_lists_what_an_earlier_release_hid_and_this_one_shows(opened: tuple[Ledger, Snapshot]) -> None:
    book, snapshot = opened
    released(book, snapshot, by_sex({"": 3}))
    assert preview_release(snapshot, snapshot.catch_up()).newly_shown.empty
    book.publish(ANN, by_sex({"": 30}), previewed_on=book.version())
    preview = preview_release(snapshot, snapshot.catch_up())
    assert preview.newly_shown.to_numpy().tolist() == [[VICTIMS, "KHM", 2014, "", "small_count"]]
    assert victims(snapshot, book.version()) == [30]


@pytest.mark.parametrize("name", ["Cambodia corrected from three", "Spring, 3 were right"])
def test_name_and_reason_of_a_release_contain_no_hidden_number(opened: tuple[Ledger, Snapshot], name: str) -> None:
    book, snapshot = opened
    book.publish(ANN, by_sex({"": 3}), previewed_on=book.version())
    with pytest.raises(Refusal, match="release.telling"):
        release(book, snapshot, ANN, name, note="", previewed_on=book.version())
    with pytest.raises(Refusal, match="release.telling"):
        release(book, snapshot, ANN, "Spring", note="", previewed_on=book.version(), emergency=name)
    release(book, snapshot, ANN, f"Second edition, version {book.version()} of 2014", note="3 were right", year=2014,
            previewed_on=book.version())
