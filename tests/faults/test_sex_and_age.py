"""Sex and age in anyone's words: one code for each group, and none of them taken for the total."""

import pytest

from indicators.ingest.vocabulary.sex_and_age import age_of, sex_of
from tests.faults.conftest import Desk

BY = "country,year,indicator,value,unit,{}\n{}\n"

GROUPS = {
    "Y0T17": "0-17, 0–17, 00-17, 0 to 17, aged 0 to 17, Age 0-17, under 18, Under-18s, <18, < 18, aged under 18, "
             "below 18, ≤17, up to 17, 17 and under, 0 bis 17 Jahre, unter 18, unter 18 Jahren, moins de 18 ans, "
             "0 à 17 ans, jusqu'à 17 ans, menores de 18 años, de 0 a 17 años, Y0T17, Y_LT18, Y0-17, Y_LE17",
    "Y_GE18": "18+, 18 +, +18, 18y+, ≥18, >= 18, 18 and over, aged 18 and over, 18 years and older, 18 or older, "
              "18 Jahre und älter, ab 18, 18 ans et plus, 18 y más, Y_GE18",
    "Y13T17": "13 to 17, 13-17, 13-17 year olds, between 13 and 17, 13 bis 17, entre 13 y 17 años, Y13T17",
    "Y16T24": "16 to 24, 16 à 24 ans, Y16-24",
    "Y5": "5, Y5, aged 5, 5 years, 5-5",
    "Y0": "under 1, <1, 0",
    "": "T, _T, Total, all ages, Insgesamt, Ensemble",
    None: "over 18, >18, adults, minors, children, 17-13, 1-2-3, 2019, girls, Y, <0, ?, Ogółem",
}
SEXES = {
    "F": "F, f, W, w, girl, Girls, women, Women and girls, female, Mädchen, MADCHEN, Maedchen, weiblich, filles, "
         "Femmes, féminin, niñas, Niñas, mujeres",
    "M": "M, m, H, boy, Boys, men, male, Jungen, männlich, garçons, Hommes, masculin, niños, hombres, varones",
    "": "T, _T, Total, both sexes, boys & girls, Insgesamt, ensemble, ambos sexos",
    None: "children, adults, fem, x, 1, 2, unknown, other, no, bambini, vrouw, jongens, Razem, 女童, ?",
}


@pytest.mark.parametrize("word, code", [(word, code) for code, said in GROUPS.items() for word in said.split(", ")])
def test_an_age_group_has_one_code_however_it_is_written(word: str, code: str | None) -> None:
    assert age_of(word) == code


@pytest.mark.parametrize("word, code", [(word, code) for code, said in SEXES.items() for word in said.split(", ")])
def test_a_sex_has_one_code_however_it_is_written(word: str, code: str | None) -> None:
    assert sex_of(word) == code


def parts(desk: Desk, column: str, *words: str) -> list[str]:
    """The breakdowns that stand once words of a column are sent, and nothing was wrong."""
    lines = (f"KHM,{2014 - number},ICSE_VICTIMS,12,victims,{word}" for number, word in enumerate(words))
    answer = desk.submit(BY.format(column, "\n".join(lines)))
    assert (answer.status, answer.issues) == (0, [])
    return list(desk.current().sort_values("year", ascending=False)["breakdown"])


def test_ages_of_one_group_are_one_series_and_how_they_were_read_is_noted(desk: Desk) -> None:
    assert parts(desk, "age", "0-17", "under 18", "Y0T17", "<18", "T") == ["AGE=Y0T17"] * 4 + [""]
    answer = desk.submit(BY.format("age", "THA,2014,ICSE_VICTIMS,12,victims,18+"), "--dry-run")
    assert answer.noted("18+ = Y_GE18")


def test_the_same_group_in_two_spellings_is_one_row_twice(desk: Desk) -> None:
    rows = "KHM,2014,ICSE_VICTIMS,12,victims,0-17\nKHM,2014,ICSE_VICTIMS,13,victims,under 18"
    answer = desk.submit(BY.format("age", rows), "--good-rows")
    assert (answer.published, [row for row, _, _ in answer.errors()]) == (0, [2, 3])


def test_a_column_of_breakdowns_has_the_same_codes(desk: Desk) -> None:
    assert parts(desk, "breakdown", "SEX=girls", "aged under 18", "AGE=Y_LT18;SEX=W", "SEX=T", "ACTIVITY=UNODC_2013"
                 ) == ["SEX=F", "AGE=Y0T17", "AGE=Y0T17;SEX=F", "", "ACTIVITY=UNODC_2013"]


@pytest.mark.parametrize("column, word", [
    ("age", "over 18"), ("age", "adults"), ("sex", "children"), ("breakdown", "SEX=F;SEX=M"),
    ("breakdown", "SEX=children"), ("breakdown", "AGE=adults")])
def test_a_group_that_nobody_knows_is_refused_and_never_the_total(desk: Desk, column: str, word: str) -> None:
    answer = desk.submit(BY.format(column, f"KHM,2014,ICSE_VICTIMS,12,victims,{word}"), "--good-rows")
    assert (answer.published, answer.errors()) == (0, [(2, column, word)])


def test_spanish_m_beside_h_is_refused_since_it_may_be_women_or_men(desk: Desk) -> None:
    rows = "KHM,2014,ICSE_VICTIMS,12,victims,H\nKHM,2014,ICSE_VICTIMS,13,victims,M"
    answer = desk.submit(BY.format("sexo", rows), "--good-rows")
    assert (answer.published, answer.errors()) == (1, [(3, "sexo", "M")])
    assert list(desk.current()["breakdown"]) == ["SEX=M"]


def test_m_beside_v_is_refused_since_it_may_be_women_or_men(desk: Desk) -> None:
    rows = "KHM,2014,ICSE_VICTIMS,12,victims,V\nKHM,2014,ICSE_VICTIMS,13,victims,M"
    answer = desk.submit(BY.format("lytis", rows), "--column", "lytis=sex", "--good-rows")
    assert (answer.published, sorted(answer.errors())) == (0, [(2, "lytis", "V"), (3, "lytis", "M")])


def test_german_m_beside_j_is_refused_since_it_may_be_girls_or_men(desk: Desk) -> None:
    rows = "KHM,2014,ICSE_VICTIMS,12,victims,J\nKHM,2014,ICSE_VICTIMS,13,victims,M"
    answer = desk.submit(BY.format("Geschlecht", rows), "--good-rows")
    assert (answer.published, sorted(answer.errors())) == (0, [(2, "Geschlecht", "J"), (3, "Geschlecht", "M")])


@pytest.mark.parametrize("column, word", [
    ("sex", "M+F"), ("sex", "M/F"), ("sex", "both"), ("sex", "m und w"), ("sexe", "H/F"), ("sexo", "H/M"),
    ("sex", "m/w/d"), ("sex", "V/M"), ("sex", "filles et garçons"), ("age", "Children"), ("age group", "Kinder")])
def test_all_persons_together_are_the_total(desk: Desk, column: str, word: str) -> None:
    assert parts(desk, column, word) == [""]


@pytest.mark.parametrize("older", ["adults", "18+", "16 to 24"])
def test_children_beside_older_persons_are_not_all(desk: Desk, older: str) -> None:
    rows = f"KHM,2014,ICSE_VICTIMS,12,victims,Children\nKHM,2014,ICSE_VICTIMS,13,victims,{older}"
    answer = desk.submit(BY.format("age", rows), "--good-rows")
    assert (2, "age", "Children") in answer.errors()
    assert "" not in list(desk.current()["breakdown"])


def test_children_beside_younger_groups_are_all(desk: Desk) -> None:
    assert parts(desk, "age", "Children", "0-13", "14 to 17") == ["", "AGE=Y0T13", "AGE=Y14T17"]


@pytest.mark.parametrize("word", ["M/M", "M+X", "girls and women", "F/M/H2"])
def test_what_is_not_both_sexes_is_never_the_total(desk: Desk, word: str) -> None:
    answer = desk.submit(BY.format("sex", f"KHM,2014,ICSE_VICTIMS,12,victims,{word}"))
    assert "" not in list(desk.current()["breakdown"])
    assert answer.published == (word == "girls and women")
