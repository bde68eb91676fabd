"""Upload: several files, each shown, decided and published apart; none is lost."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.faults.tables import plain, row
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once
from tests.pages.uploads import ONE, SHIPPED, STRANGE, TWO, counted, jobs, publish, text, values, waited


def test_several_files_are_published_one_by_one_each_against_what_then_stands(real: str, show: Show) -> None:
    shown = show("upload")
    files = [(f"{value}.csv", plain(row(value=value)).encode(), "text/csv") for value in (12, 13)]
    shown = publish(waited(shown.file_uploader[0].set_value(files).run()))
    second = list(jobs(shown))[1]
    shown = waited(shown.radio[0].set_value(second).run())
    assert counted(shown)["changed"] == 1
    assert "12 victims" in words(shown)
    assert f"data version {SHIPPED + 2}" in words(publish(shown))
    assert values(real) == {2014: 13}


def test_after_the_first_of_two_files_the_way_goes_on_to_the_second_and_only_then_to_an_empty_box(
        real: str, show: Show) -> None:
    shown = show("upload")
    files = [(f"{year}.csv", plain(row(year=year, value=year - 2000)).encode(), "text/csv") for year in (2013, 2014)]
    shown = publish(waited(shown.file_uploader[0].set_value(files).run()))
    assert not [each for each in shown.button if each.label == text("next")]
    shown = waited(next(each for each in shown.button if each.label == text("go_on", name="2014.csv")).click().run())
    assert "14 victims" in words(shown)
    shown = publish(shown)
    assert values(real) == {2013: 13, 2014: 14}
    shown = next(each for each in shown.button if each.label == text("next")).click().run()
    assert not jobs(shown)


def test_a_file_is_put_away_by_itself_with_a_word_and_the_others_stay(real: str, show: Show) -> None:
    shown = show("upload")
    files = [("one.csv", plain(row(value=12)).encode(), "text/csv"), ("two.csv", b"%PDF-1.7 no table", "text/csv")]
    shown = waited(shown.file_uploader[0].set_value(files).run())
    for name, left in (("one.csv", 1), ("two.csv", 0)):
        shown = waited(next(each for each in shown.button if each.label == text("discard")).click().run())
        assert name not in words(shown)
        assert len(jobs(shown)) == left
    assert values(real) == {}


def drop_all(shown: AppTest, *files: tuple[str, str]) -> AppTest:
    """Choose files, and wait until all were read."""
    shown = waited(shown.file_uploader[0].set_value(
        [(name, content.encode(), "text/csv") for name, content in files]).run())
    return all_read(shown)


def all_read(shown: AppTest) -> AppTest:
    while not all(job.done() for job in jobs(shown).values()):
        shown = shown.run()
    return waited(shown.run())


def test_two_files_of_one_name_are_told_apart_and_the_same_file_twice_is_said(real: str, show: Show) -> None:
    shown = drop_all(show("upload"), ("figures.csv", ONE), ("figures.csv", TWO), ("copy.csv", ONE))
    said = words(shown)
    assert "figures.csv: read" in said
    assert f"{text('same_name', name='figures.csv', number=2)}: read" in said
    assert "copy.csv" not in said
    assert list(shown.radio[0].options) == ["figures.csv", text("same_name", name="figures.csv", number=2)]


def test_of_several_files_each_is_shown_decided_and_published_apart_and_none_is_lost(real: str, show: Show) -> None:
    shown = drop_all(show("upload"), ("one.csv", ONE), ("bad.csv", "%PDF-1.7"), ("strange.csv", STRANGE),
                     ("two.csv", TWO))
    said = words(shown)
    for state in ("one.csv: read", f"bad.csv: {text('state', state='rejected')}", "two.csv: read"):
        assert state in said
    shown = all_read(publish(shown))
    assert (values(real), values(real, ref_area="THA").get(2014)) == ({2013: 8}, None)
    said = words(shown)
    assert f"one.csv: {text('state_saved', version=14)}" in said
    assert f"bad.csv: {text('state', state='rejected')}" in said
    assert "two.csv: read" in said
    two = next(digest for digest, job in jobs(shown).items() if job.filename == "two.csv")
    shown = waited(shown.radio[0].set_value(two).run())
    publish(shown)
    assert values(real, ref_area="THA")[2014] == 30


def gone_and_back(shown: AppTest) -> AppTest:
    """As after another screen: the browser's box of files is empty, and nobody emptied it."""
    shown.session_state["uploads.real"].round += 1
    return waited(shown.run())


def test_files_stay_while_the_person_looks_at_another_screen_and_one_taken_out_is_gone(real: str, show: Show) -> None:
    shown = gone_and_back(drop_all(show("upload"), ("one.csv", ONE), ("two.csv", TWO)))
    assert text("still_here", names="one.csv, two.csv") in words(shown)
    publish(shown)
    assert values(real) == {2013: 8}
    shown = drop_all(show("upload"), ("one.csv", ONE), ("two.csv", TWO))
    shown = drop_all(shown, ("two.csv", TWO))
    assert [job.filename for job in jobs(shown).values()] == ["two.csv"]


def test_each_refused_file_is_on_record_once_whichever_is_looked_at(real: str, show: Show) -> None:
    shown = show("upload")
    shown.session_state["who"] = "Ana"
    shown = drop_all(shown, ("one.csv", ONE), ("bad.csv", plain(row(value=-12))), ("82_pdf.csv", "%PDF-1.7"),
                     ("strange.csv", STRANGE))
    kept = open_once(real).log("attempt")
    assert sorted((*each.payload["codes"], each.actor_name) for each in kept) == [
        ("read.not_a_table", "Ana"), ("value.below_limit", "Ana")]
    for digest in list(jobs(shown)):
        shown = waited(shown.radio[0].set_value(digest).run())
    assert len(open_once(real).log("attempt")) == 2


def test_a_box_whose_files_a_new_server_never_had_says_to_choose_them_again(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    said = text("restarted")
    shown = show("upload")
    assert said not in words(shown)
    with monkeypatch.context() as restarted:
        restarted.setattr(AppTest, "_register_uploaded_files", lambda *_: None)
        shown = shown.file_uploader[0].set_value(("one.csv", ONE.encode(), "text/csv")).run()
        assert said in words(shown)
    shown = waited(shown.file_uploader[0].set_value(("one.csv", ONE.encode(), "text/csv")).run())
    assert said not in words(shown)
    assert values(real) == {}
    shown = waited(publish(shown))
    shown = next(each for each in shown.button if each.label == text("next")).click().run()
    assert said not in words(shown)
