"""Names of countries: matched where they mean one country, else never by what merely looks alike; and totals."""

import pytest

from indicators.catalogue.area_hints import hint, suggestions
from indicators.catalogue.area_names import AreaNames
from tests.catalogue.builders import shipped
from tests.faults.conftest import Answer, Desk
from tests.faults.tables import HEADER, plain, row

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
    "WLD": ["World", "World total", "Welt", "Welt insgesamt", "Monde", "Mundo", "Total mondial", "Total mundial"],
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
UNKNOWN = ["Atlantis", "\N{CYRILLIC CAPITAL LETTER KA}HM", "Unknown", "Other", "Tibet", "Central", "No Country Listed",
           "36", "Georgia (US)", "London", "NAN NAN", "?", "XYZ", "OTH", "Northern", "Nowhere"]
NEVER = {"England": "GRL", "Scotland": "EST", "Congo (DRC)": "COG", "Mainland China": "TWN",
         "Republic of Ireland": "ISL", "GER": "NER", "ROM": "MKD", "Western Samoa": "ESH", "NIR": "NER"}
SUGGESTED = {"Germania": ["DEU"], "Camboda": ["KHM"], "Cambodja": ["KHM"], "Kambodia": ["KHM"], "Viet Man": ["VNM"],
             "Untied States": ["USA"], "Argentinia": ["ARG"], "Congo": ["COD", "COG"], "Korea": ["KOR", "PRK"]}
REFUSED = {
    "area.suggested": ["Cambodja", "Congo"],
    "area.aggregate": ["SSF", "Sub-Saharan Africa", "Summe"], "area.part": ["France métropolitaine"],
    "area.unknown": ["Atlantis", "AT111", "4", "Montréal", "Île-de-l’Orme", "Totale complessivo", "Razem"]}


@pytest.mark.parametrize("name, code", [(name, code) for code, names in MATCHED.items() for name in names])
def test_a_name_that_means_one_country_is_matched(name: str, code: str) -> None:
    assert NAMES.code(name) == code


@pytest.mark.parametrize("kind, codes, name", [(*what, name) for what, names in OF_OTHERS.items() for name in names])
def test_what_a_name_is_that_is_no_country_is_recognised(kind: str, codes: str, name: str) -> None:
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


@pytest.mark.parametrize("name, codes", SUGGESTED.items())
def test_a_slip_is_suggested_and_never_taken(name: str, codes: list[str]) -> None:
    assert (NAMES.code(name), [each.code for each in suggestions(name, NAMES)][:len(codes)]) == ("", codes)


def test_a_suggestion_names_a_foreign_name_only_where_that_is_what_resembles() -> None:
    found = [suggestions(name, NAMES)[0] for name in ("Kambodschia", "Cambodja")]
    assert [(each.name, each.because, each.foreign) for each in found] == [
        ("Cambodia", "Kambodscha", True), ("Cambodia", "Cambodia", False)]


@pytest.mark.parametrize("code, name", [(code, name) for code, names in REFUSED.items() for name in names])
def test_a_name_that_is_none_is_refused_as_what_it_is(desk: Desk, code: str, name: str) -> None:
    answer = desk.submit(plain(row(name)))
    assert (answer.codes, answer.errors()) == ([code], [(2, "country", name)])


@pytest.mark.parametrize("name, code", [
    ("Viet Nam", "VNM"), ("Cote dIvoire", "CIV"), ("UK", "GBR"),
    ("Camb\N{ZERO WIDTH SPACE}odia", "KHM"), ("ＫＨＭ", "KHM"),
    ("Korea, Rep.", "KOR"), ("Deutschland", "DEU"), ("kh", "KHM"), ("116", "KHM"), ("Kosovo", "XKX"), ("EL", "GRC"),
    ("Netherlands Antilles", "ANT"), ("World", "WLD"), ("EU-27", "EU27_2020")])
def test_a_name_that_is_recognised_is_its_code(desk: Desk, name: str, code: str) -> None:
    answer = desk.submit(plain(row(f'"{name}"')))
    assert (answer.status, desk.column("ref_area")) == (0, [code])


def sent(desk: Desk, *countries: str) -> Answer:
    """A figure of each of these, the good ones published."""
    return desk.submit(plain(*(row(country, 2014 - at) for at, country in enumerate(countries))), "--good-rows")


@pytest.mark.parametrize("countries, refused", [
    (["KHM", "THA", "NA"], ["NA"]), (["Cambodia", "Thailand", "NO", "IN"], ["NO", "IN"]), (["KH", "NO", "NA"], ["NA"]),
    (["KH", "TH", "NO", "UK", "EU27_2020"], []), (["116", "764", "036"], []), (["KHM", "THA", "036"], ["036"]),
    (["Cambodia", "US", "UK"], []), (["KHM", "THA", "AUT", "AS", "IS"], ["AS", "IS"]), (["NA"], ["NA"]),
    (["GER", "SUI", "BRN", "KHM"], ["GER", "SUI", "BRN"]), (["BRN", "KHM"], []), (["GER", "CHI"], ["GER", "CHI"]),
    (["Cambodia", "Pays"], ["Pays"]), (["NAM"], [])])
def test_a_code_is_one_only_in_a_column_of_such_codes(desk: Desk, countries: list[str], refused: list[str]) -> None:
    answer = sent(desk, *countries)
    assert ([found for _, _, found in answer.errors()], answer.published) == (refused, len(countries) - len(refused))


def test_na_is_not_namibia_as_an_option_either(desk: Desk) -> None:
    assert desk.submit(plain(row(), header="x,year,indicator,value,unit,source"), "--country", "NA").status == 2


@pytest.mark.parametrize("header, areas", [
    ("country", ("EU", "EU")), ("country", ("European Union", "European Union")),
    ("country_code,country_name", ("EU,EU", ",European Union"))])
def test_the_union_is_that_of_today_only_in_years_in_which_it_had_these_members(
        desk: Desk, header: str, areas: tuple[str, str]) -> None:
    answer = desk.submit(plain(row(areas[0], 2020), row(areas[1], 2014), header=HEADER.replace("country", header)),
                         "--good-rows")
    assert (answer.codes, answer.issues[0]["row"]) == (["area.of_its_time"], 3)
    assert desk.figures() == [["EU27_2020", 2020, 12]]


def test_a_bodys_series_is_the_bodys_whatever_area_the_file_names(desk: Desk) -> None:
    answer = desk.submit(plain(row("USA", value=773, indicator="cvip_identified_victims_added")))
    assert (answer.status, desk.column("ref_area"), answer.noted("body")) == (0, ["NCMEC"], True)


@pytest.mark.parametrize("name", [
    "Summe", "Total", "Insgesamt", "Zusammen", "Gesamt", "Somme", "Ensemble", "TOTAL GÉNÉRAL", "Suma", "Total general",
    "Grand total", "All countries", "Alle Länder", "Tous pays", "Todos los países", "Total (47 countries)",
    "Gesamtergebnis"])
def test_a_total_of_the_table_is_left_out_as_one_and_never_asked_as_a_country(desk: Desk, name: str) -> None:
    answer = desk.submit(plain(row(), row(name, value=99), row(name, value="?", year="")))
    assert (answer.status, answer.rows, answer.issues, desk.column("ref_area")) == (0, 1, [], ["KHM"])
    assert answer.has_note("totals_left_out", count=2, names=name)


@pytest.mark.parametrize("text, options, name, areas", [
    ("year;ICSE_VICTIMS\n2013;30\n2014;50\nInsgesamt;80\n", ("--country", "KHM"), "Insgesamt", {"KHM"}),
    ("country code,country name,2014\nKHM,Cambodia,50\n00,Summe,80\n", (), "Summe", {"KHM"}),
    ("country code,country name,2014\nKHM,Cambodia,50\n,Summe,80\n", (), "Summe", {"KHM"}),
    ("Country Name,Country Code,2014\nArab World,ARB,5\nCambodia,KHM,3\nWorld,WLD,8\n", (), "Arab World",
     {"KHM", "WLD"})], ids=["of_years", "with_a_code", "without_a_code", "world_bank"])
def test_a_total_is_left_out_by_its_name_whatever_stands_beside_it(
        desk: Desk, text: str, options: tuple[str, ...], name: str, areas: set[str]) -> None:
    answer = desk.submit(text, "--indicator", "ICSE_VICTIMS", *options)
    assert (answer.status, set(desk.column("ref_area"))) == (0, areas)
    assert answer.has_note("totals_left_out", count=1, names=name)
