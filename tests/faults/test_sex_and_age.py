"""Sex and age in anyone's words: one code for each group, and none of them taken for the total."""

import pytest

from indicators.ingest.vocabulary.sex_and_age import age_of, sex_of
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

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


def with_words(column: str, *words: str) -> str:
    """A table with a figure of each word of a column, one a year."""
    return plain(*(f"{row(year=2014 - number)},{word}" for number, word in enumerate(words)),
                 header=f"{HEADER},{column}")


@pytest.mark.parametrize("column, words, parts", [
    ("age", ["0-17", "under 18", "Y0T17", "<18", "T"], [*["AGE=Y0T17"] * 4, ""]),
    ("sex", ["T", "Female", "M"], ["", "SEX=F", "SEX=M"]), ("sex", ["girls and women"], ["SEX=F"]),
    ("breakdown", ["SEX=girls", "aged under 18", "AGE=Y_LT18;SEX=W", "SEX=T", "ACTIVITY=UNODC_2013"],
     ["SEX=F", "AGE=Y0T17", "AGE=Y0T17;SEX=F", "", "ACTIVITY=UNODC_2013"]),
    ("age", ["Children", "0-13", "14 to 17"], ["", "AGE=Y0T13", "AGE=Y14T17"]),
    *((column, [word], [""]) for column, word in (
        ("sex", "M+F"), ("sex", "M/F"), ("sex", "both"), ("sex", "m und w"), ("sexe", "H/F"), ("sexo", "H/M"),
        ("sex", "m/w/d"), ("sex", "V/M"), ("sex", "filles et garçons"), ("age", "Children"), ("age group", "Kinder")))])
def test_a_group_is_one_series_in_whatever_words_and_all_persons_together_are_the_total(
        desk: Desk, column: str, words: list[str], parts: list[str]) -> None:
    answer = desk.submit(with_words(column, *words))
    assert (answer.status, answer.issues) == (0, [])
    assert desk.current().sort_values("year", ascending=False)["breakdown"].tolist() == parts


@pytest.mark.parametrize("column, word", [
    ("age", "over 18"), ("age", "adults"), ("sex", "children"), ("sex", "M/M"), ("sex", "M+X"), ("sex", "F/M/H2"),
    ("breakdown", "SEX=F;SEX=M"), ("breakdown", "SEX=children"), ("breakdown", "AGE=adults")])
def test_a_group_that_nobody_knows_is_refused_and_never_the_total(desk: Desk, column: str, word: str) -> None:
    answer = desk.submit(with_words(column, word), "--good-rows")
    assert (answer.published, answer.errors()) == (0, [(2, column, word)])


@pytest.mark.parametrize("header, first, left", [("sexo", "H", ["SEX=M"]), ("lytis", "V", []), ("Geschlecht", "J", [])])
def test_m_beside_another_languages_letter_of_men_is_refused_since_it_may_be_women(
        desk: Desk, header: str, first: str, left: list[str]) -> None:
    answer = desk.submit(with_words(header, first, "M"), "--column", f"{header}=sex", "--good-rows")
    assert ((3, header, "M") in answer.errors(), desk.column("breakdown")) == (True, left)


@pytest.mark.parametrize("older", ["adults", "18+", "16 to 24"])
def test_children_beside_older_persons_are_not_all(desk: Desk, older: str) -> None:
    answer = desk.submit(with_words("age", "Children", older), "--good-rows")
    assert (2, "age", "Children") in answer.errors()
    assert "" not in desk.column("breakdown")
