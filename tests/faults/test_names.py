"""Hard names of countries: matched where they mean one country, else never by what merely looks alike."""

import pytest

from indicators.catalogue.area_hints import hint, suggestions
from indicators.catalogue.area_names import AreaNames
from tests.catalogue.builders import shipped
from tests.faults.conftest import Answer, Desk
from tests.faults.tables import plain, row

NAMES = AreaNames(shipped())

MATCHED = {
    "RUS": ["Russland", "Russie", "Rusia", "Russian Federation"],
    "USA": ["EE.UU.", "EE. UU.", "EEUU", "É.-U.", "U.S.", "Vereinigte Staaten", "Estados Unidos"],
    "MMR": ["Burma/Myanmar", "Myanmar/Burma", "Myanmar (Burma)", "Birma", "Birmanie"],
    "FSM": ["Micronesia (country)", "Micronesia (Federated States of)"],
    "NLD": ["Netherlands, The", "The Netherlands", "Netherlands (the)", "Niederlande", "Pays-Bas"],
    "COD": ["Congo (DRC)", "Congo, DRC", "DRC", "ZAR", "DR Kongo", "República Democrática del Congo"],
    "COG": ["Congo (Brazzaville)", "Kongo-Brazzaville"],
    "CHN": ["Mainland China", "China, mainland", "PRC"],
    "IRL": ["Republic of Ireland", "Ireland, Republic of", "Irland"],
    "ROU": ["ROM", "Rumänien", "Rumania"], "TLS": ["TMP", "Osttimor", "East Timor"],
    "WSM": ["Western Samoa", "Samoa"], "CIV": ["Elfenbeinküste", "Costa de Marfil", "Ivory Coast"],
    "GBR": ["Großbritannien", "Grande-Bretagne", "UK", "Reino Unido"], "BLR": ["Weißrussland", "Biélorussie"],
    "GMB": ["Gambia, The", "Gambia (The)"], "SWZ": ["Eswatini (formerly Swaziland)", "Swasiland"],
    "VAT": ["Holy See (Vatican City)", "Vatikanstadt"], "KOR": ["Korea, South", "Corée du Sud"],
    "WLD": ["World", "World total", "Welt insgesamt", "Total mondial", "Total mundial"],
    "XKX": ["Kosovo*", "KSV"], "PSE": ["WBG", "Palästina"], "GEO": ["Georgia", "Georgien"],
}
OF_OTHERS = {
    ("part", "GBR"): ["England", "Scotland", "Wales", "Northern Ireland", "England and Wales", "ENG", "Schottland"],
    ("part", "FRA"): ["Metropolitan France", "Paris"], ("part", "CAN"): ["Quebec", "Ontario"],
    ("part", "USA"): ["Texas", "Hawaii"], ("part", "DEU"): ["Bavaria", "Bayern", "Berlin"],
    ("part", "TZA"): ["Zanzibar"], ("part", "PRT"): ["Azores"],
    ("former", ""): ["Yugoslavia", "USSR", "Czechoslovakia", "Serbia and Montenegro", "DDR", "SCG", "East Germany"],
    ("other_list", "DEU"): ["GER"], ("other_list", "CHE"): ["SUI"], ("other_list", "HRV"): ["CRO"],
    ("other_list", "ZAF"): ["RSA"], ("other_list", "BFA MMR"): ["BUR"],
    ("missing", "NAM"): ["NA", "Na", "na"], ("missing", ""): ["NaN", "NULL", "None", "#N/A"],
}
UNKNOWN = ["Atlantis", "Unknown", "Other", "Tibet", "Central", "No Country Listed", "36", "Georgia (US)", "London",
           "NAN NAN", "?", "XYZ", "OTH", "Northern", "Nowhere"]
NEVER = {"England": "GRL", "Scotland": "EST", "Congo (DRC)": "COG", "Mainland China": "TWN",
         "Republic of Ireland": "ISL", "GER": "NER", "ROM": "MKD", "Western Samoa": "ESH", "NIR": "NER"}
ALIKE = {"Germania": "DEU", "Camboda": "KHM", "Kambodia": "KHM", "Viet Man": "VNM", "Untied States": "USA",
         "Argentinia": "ARG"}


@pytest.mark.parametrize("name, code", [(name, code) for code, said in MATCHED.items() for name in said])
def test_a_name_that_means_one_country_is_matched(name: str, code: str) -> None:
    assert NAMES.code(name) == code


@pytest.mark.parametrize("kind, codes, name", [(*known, name) for known, said in OF_OTHERS.items() for name in said])
def test_what_a_name_is_that_is_no_country_is_known(kind: str, codes: str, name: str) -> None:
    found = hint(name)
    assert (NAMES.code(name), found and found.kind, found and " ".join(found.codes)) == ("", kind, codes)
    assert [each.code for each in suggestions(name, NAMES)] == codes.split()


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_name_that_nobody_knows_is_none(name: str) -> None:
    assert (NAMES.code(name), hint(name)) == ("", None)


@pytest.mark.parametrize("name, code", NEVER.items())
def test_what_merely_looks_alike_is_not_suggested(name: str, code: str) -> None:
    taken = NAMES.code(name)
    assert code not in ([taken] if taken else [each.code for each in suggestions(name, NAMES)])


@pytest.mark.parametrize("name, code", ALIKE.items())
def test_a_slip_is_suggested_and_never_taken(name: str, code: str) -> None:
    assert (NAMES.code(name), suggestions(name, NAMES)[0].code) == ("", code)


def sent(desk: Desk, *countries: str) -> Answer:
    """A figure of each of these, the good ones published."""
    return desk.submit(plain(*(row(country, 2014 - at) for at, country in enumerate(countries))), "--good-rows")


@pytest.mark.parametrize("countries, refused", [
    (["KHM", "THA", "NA"], ["NA"]), (["Cambodia", "Thailand", "NO", "IN"], ["NO", "IN"]), (["KH", "NO", "NA"], ["NA"]),
    (["KH", "TH", "NO", "UK", "EU27_2020"], []), (["116", "764", "036"], []), (["KHM", "THA", "036"], ["036"]),
    (["Cambodia", "US", "UK"], []), (["KHM", "THA", "AUT", "AS", "IS"], ["AS", "IS"]), (["NA"], ["NA"]),
    (["GER", "SUI", "BRN", "KHM"], ["GER", "SUI", "BRN"]), (["BRN", "KHM"], []), (["GER", "CHI"], ["GER", "CHI"]),
    (["Cambodia", "Pays"], ["Pays"])])
def test_a_code_is_one_only_in_a_column_of_such_codes(desk: Desk, countries: list[str], refused: list[str]) -> None:
    answer = sent(desk, *countries)
    assert ([found for _, _, found in answer.errors()], answer.published) == (refused, len(countries) - len(refused))


def test_na_is_never_namibia_by_itself_and_the_fix_says_how_namibia_is_written(desk: Desk) -> None:
    assert "NAM" in sent(desk, "KHM", "NA").issues[0]["fix"]
    assert sent(desk, "NAM").published == 1
    assert desk.submit(plain(row(), header="x,year,indicator,value,unit,source"), "--country", "NA").status == 2


def test_a_part_of_a_country_says_of_which(desk: Desk) -> None:
    found = sent(desk, "KHM", "England").issues[0]
    assert "United Kingdom (GBR)" in found["fix"]
    assert "Greenland" not in str(found)


def test_a_line_whose_country_has_no_code_is_quoted(desk: Desk) -> None:
    answer = desk.submit("iso3,country name,year,indicator,value,unit\nKHM,Cambodia,2014,ICSE_VICTIMS,12,victims\n"
                         ",No Country Listed,2014,ICSE_VICTIMS,9,victims\n", "--good-rows")
    assert (answer.published, answer.errors()) == (1, [(3, "country name", "No Country Listed")])
