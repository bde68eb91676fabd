"""A report is read whatever its bullets, numbers, order and layout, and every line is in exactly one place."""

import re
from collections import Counter

import pytest

from indicators import wording
from indicators.ingest.vocabulary import codelist
from indicators.reports.reading import read_report
from indicators.reports.report import Report, placed_as, placements_data
from tests.reports.cambodia import CATALOGUE, GOALS, ITEMS, TEXT, UNFINISHED, items_of

WORDING = {goal.id: goal.official_wording for goal in CATALOGUE.goals}
QUESTION = {"A": "Please report on implementation of any measures announced in your country's 2013 report",
            "B": "Please assess progress made in your country to pursue this shared policy target and to reach this "
                 "operational goal of the Global Alliance",
            "C": "Please indicate specific actions that your country will undertake as a follow-up"}


def read(text: str) -> Report:
    return read_report(text, CATALOGUE)


def under_victims(body: str) -> Report:
    """A report with a body under the goal on victims."""
    return read(f"CAMBODIA\n\nOperational Goal: {WORDING['1.1']}\n\n{body}")


def codes(report: Report) -> list[str]:
    return [flag.code for flag in report.all_flags]


def unplaced(report: Report) -> list[str]:
    return [line.text for line in report.unplaced]


def test_cambodias_report_has_the_items_that_a_person_read_in_it() -> None:
    report = read(TEXT)
    assert (report.ref_area, report.year, report.unplaced) == ("KHM", 2014, ())
    assert items_of(report) == ITEMS
    assert [(part.policy_target, part.goal) for part in report.parts] == [
        (int(goal[0]), goal) for goal in GOALS for _ in "ABC"]


def test_the_item_that_breaks_off_is_flagged_and_no_other() -> None:
    flagged = [item for part in read(TEXT).parts for item in part.items if item.flags]
    assert [(item.text, [flag.code for flag in item.flags]) for item in flagged] == [
        (UNFINISHED, ["report.unfinished"])]


def test_every_line_that_is_not_blank_is_in_one_place() -> None:
    report = read(TEXT)
    written = [(number, line.strip()) for number, line in enumerate(TEXT.split("\n"), 1) if line.strip()]
    assert [(line.number, line.text) for line in report.lines] == written
    of_items = Counter(line for part in report.parts for item in part.items for line in item.lines)
    assert max(of_items.values()) == 1
    assert sorted(of_items) == [line.number for line, placement in zip(report.lines, report.placements, strict=True)
                                if placement.kind == "item"]


@pytest.mark.parametrize("bullets", [["•"] * 3, ["▪"] * 3, ["*"] * 3, ["–"] * 3, ["o"] * 3, ["1.", "2.", "3."],
                                     ["4)", "5)", "6)"], ["I.", "II.", "III."], ["(V)", "(VI)", "(VII)"],
                                     ["☞"] * 3, ["a)", "b)", "c)"], ["(i)", "(ii)", "(iii)"],
                                     ["(A)", "(B)", "(C)"], ["\uf0b7"] * 3])
def test_any_bullet_or_number_begins_an_item(bullets: list[str]) -> None:
    texts = ["Officers were trained in 2013 and", "A law was drafted.", "Images were exchanged"]
    listed = [f"{bullet} {text}" for bullet, text in zip(bullets, texts, strict=True)]
    listed.insert(1, "2014. in two courses")
    report = under_victims(f"A) {QUESTION['A']}\n" + "\n".join(listed))
    assert items_of(report) == {("1.1", "A"): [f"{texts[0]} 2014. in two courses", *texts[1:]]}


@pytest.mark.parametrize("letter, heading", [
    ("A", QUESTION["A"].upper()), ("A", "1. " + QUESTION["A"]), ("A", "(A) " + QUESTION["A"]),
    ("A", "A. What was done of what you announced?"), ("A", "Part A: measures"), ("A", "Measures taken:"),
    ("A", "A) Please report on the implementation of any measures\n\n   announced in your country’s 2015 report"),
    ("B", "Please assess the progress made in your country to pursue this shared target and to reach this goal of the "
          "Global Alliance"), ("B", "Progress made"), ("B", "b) Progress so far"),
    ("C", "C) Please indicate specific actions that will be\nundertaken as a follow-up"), ("C", "Next steps"),
    ("C", "iii) Planned actions"), ("C", "C – Follow-up"),
])
def test_a_question_is_recognised_by_its_wording_or_letter(letter: str, heading: str) -> None:
    report = under_victims(f"{heading}\n\n- An item.\n- Another item.\n")
    assert items_of(report) == {("1.1", letter): ["An item.", "Another item."]}
    assert report.unplaced == ()


@pytest.mark.parametrize("letter, heading", [
    ("A", "What did your country do of what it announced in its 2013 report?"),
    ("A", "Please describe how the measures announced last year\nwere implemented"),
    ("B", "How much progress has been made towards this goal?"),
    ("C", "Which specific actions will your country take?")])
def test_a_question_in_other_words_is_recognised_and_flagged(letter: str, heading: str) -> None:
    report = under_victims(f"{heading}\n\n- An item.\n")
    assert items_of(report) == {("1.1", letter): ["An item."]}
    assert codes(report) == ["report.question_reworded"]


def test_a_question_in_an_item_is_no_heading() -> None:
    report = under_victims("A) Done\n\n- Which actions will our country take? That was discussed.\n\nCan we do more?\n")
    assert items_of(report) == {("1.1", "A"): ["Which actions will our country take? That was discussed.",
                                               "Can we do more?"]}


@pytest.mark.parametrize("table", ["Done\tTo be done\n- Trained.\t- To train.\n\t- To equip.\n",
                                   "| Done | To be done |\n|---|---|\n| Trained. | To train. |\n| | To equip. |\n"])
def test_a_table_copied_as_text_has_its_columns(table: str) -> None:
    report = under_victims(table)
    assert items_of(report) == {("1.1", "A"): ["Trained."], ("1.1", "C"): ["To train.", "To equip."]}
    assert report.unplaced == ()


def test_a_bullet_on_a_line_of_its_own_begins_the_item_below_it() -> None:
    report = under_victims("A) Done\n\n•\nTrained.\n•\nEquipped.\n2.\n")
    assert items_of(report) == {("1.1", "A"): ["Trained.", "Equipped. 2."]}


@pytest.mark.parametrize("goal, heading", [
    ("1.1", "Operational Goal 1.1"), ("1.1", "## **Operational Goal:** " + WORDING["1.1"]),
    ("3.1", "Operationnal Goals: " + WORDING["3.1"]), ("4.2", "Operational\nGoal: " + WORDING["4.2"]),
    ("1.1", "1.1 Identify more victims"), ("1.1", "1.1 " + WORDING["1.1"]), ("4.2", WORDING["4.2"].upper()),
    ("1.1", "OPERATIONAL GOAL\nRaise the number of victims identified in INTERPOL’s ICSE database by 10 % each year."),
    ("3.1", "Operational Goal - Awareness campaigns that educate parents and children about risks of conduct online"),
    ("4.2", "Operational Goal: Speed up notice and takedown"),
    ("3.2", "Goal: " + WORDING["3.2"].replace("Share best", "Exchange good")),
])
def test_a_goal_is_recognised_by_its_wording_or_number(goal: str, heading: str) -> None:
    report = read(f"{heading}\n\nA) {QUESTION['A']}\n\n- An item.\n")
    assert items_of(report) == {(goal, "A"): ["An item."]}
    assert report.unplaced == ()


def test_lines_under_an_unknown_goal_wait_for_a_person() -> None:
    report = read("Operational Goal: Plant more trees along all rivers.\n\nA) Done\n\n- Ten trees.\n")
    assert report.parts == ()
    assert unplaced(report)[-1] == "- Ten trees."
    assert codes(report) == ["report.unknown_goal"]


def test_text_before_a_question_and_before_a_goal_waits_for_a_person() -> None:
    report = read(f"Dear colleagues,\n\nOperational Goal: {WORDING['1.1']}\n\nWe did much.\n\nA) Done\n\n- This.\n")
    assert unplaced(report) == ["Dear colleagues,", "We did much."]
    assert items_of(report) == {("1.1", "A"): ["This."]}


def test_a_part_without_items_is_listed() -> None:
    report = under_victims("A) Done\n\nB) Progress made\n\n- Some.\n\nC) Next steps\n")
    assert items_of(report) == {("1.1", "A"): [], ("1.1", "B"): ["Some."], ("1.1", "C"): []}


def test_questions_that_begin_again_without_a_goal_wait_for_a_person() -> None:
    again = "\n\n".join(f"{letter}) {QUESTION[letter]}\n\n- {letter} of another goal" for letter in "ABC")
    report = under_victims(f"{again}\n\n{again}".replace("of another goal", "of this goal", 3))
    assert items_of(report) == {("1.1", letter): [f"{letter} of this goal"] for letter in "ABC"}
    assert [text for text in unplaced(report) if text.startswith("- ")] == [
        f"- {letter} of another goal" for letter in "ABC"]
    assert codes(report) == ["report.no_goal"]


def test_a_question_asked_twice_in_a_row_is_one_part() -> None:
    report = under_victims(f"A) {QUESTION['A']}\n\n- Done.\n\nA) {QUESTION['A']}\n\n- More.")
    assert items_of(report) == {("1.1", "A"): ["Done.", "More."]}
    assert not unplaced(report)


def test_the_only_goal_of_a_policy_target_needs_no_heading() -> None:
    report = read(f"Policy Target No. 1\n\nA) {QUESTION['A']}\n\n- An item.\n")
    assert items_of(report) == {("1.1", "A"): ["An item."]}
    assert codes(report) == ["report.goal_supposed"]


def test_a_question_under_a_policy_target_with_two_goals_waits_for_a_person() -> None:
    report = read(f"Policy Target No. 2\n\nA) {QUESTION['A']}\n\n- An item.\n")
    assert len(report.unplaced) == 2
    assert codes(report) == ["report.no_goal"]


def test_a_table_with_a_column_for_what_was_done_and_one_for_what_is_to_be_done() -> None:
    report = read("CAMBODIA\n\n\tOperational goal\n\t\tDone\n\t\t\tTo be done\n"
                  f"\t{WORDING['1.1']}\n\t\t- Trained.\n\t\t- Equipped.\n\t\t\t- To train.\n"
                  f"\t{WORDING['4.2']}\n\t\tFaster.\n\t\t\tFaster still.\nSigned by hand.")
    assert items_of(report) == {("1.1", "A"): ["Trained.", "Equipped."], ("1.1", "C"): ["To train."],
                                ("4.2", "A"): ["Faster."], ("4.2", "C"): ["Faster still."]}


def test_a_table_with_a_row_for_each_question() -> None:
    report = under_victims("\tA\n\t\tTrained.\n\tB\n\t\tBetter.\n\tC) Follow-up\n\t\tTo train.\n")
    assert items_of(report) == {("1.1", "A"): ["Trained."], ("1.1", "B"): ["Better."], ("1.1", "C"): ["To train."]}


def test_an_item_on_the_line_of_its_question_is_an_item() -> None:
    report = under_victims(f"C) {QUESTION['C']}: - To train officers.\n- To buy tools.\n")
    assert items_of(report) == {("1.1", "C"): ["To train officers.", "To buy tools."]}
    assert [line.number for line in report.lines] == [1, 3, 5, 5, 6]


def test_page_numbers_and_repeated_lines_are_no_part_of_a_sentence() -> None:
    pages = ["Police officers were trained in the\n1\nReport of Cambodia", "use of\n2\nReport of Cambodia",
             "new tools.\n3\nReport of Cambodia"]
    report = under_victims(f"A) {QUESTION['A']}\n\n- " + "\f".join(pages))
    assert items_of(report) == {("1.1", "A"): ["Police officers were trained in the use of new tools."]}
    assert [placement.kind for placement in report.placements].count("page") == 6


@pytest.mark.parametrize("repeated, ref_area, year", [
    ("CAMBODIA", "KHM", 2014), ("Kingdom of Cambodia – 2015 report", "KHM", 2015), ("Ministry", "", 2014)])
def test_a_country_that_is_named_on_every_page_is_the_reports(repeated: str, ref_area: str, year: int) -> None:
    pages = re.split("(?=Policy Target)", TEXT)[1:]
    report = read("\f".join(f"{repeated}\n{page}" for page in pages))
    assert (report.ref_area, report.year, report.unplaced) == (ref_area, year, ())
    assert items_of(report) == ITEMS


def test_a_second_report_below_one_without_a_country_is_not_merged_into_it() -> None:
    report = read(TEXT.replace("CAMBODIA", "Report") + "\n\n" + TEXT)
    assert items_of(report) == ITEMS
    flag, = (flag for flag in report.flags if flag.code == "report.two_countries")
    assert wording.message(flag, CATALOGUE).endswith(
        "a report of Cambodia begins here; the one above it does not name its country. The lines from here on "
        "are not placed.")


def test_a_second_countrys_report_is_not_merged_into_the_first() -> None:
    second = re.sub(" CAMBODIA", "THAILAND", TEXT)
    report = read(f"{TEXT}\n\n{second}")
    assert items_of(report) == ITEMS
    assert unplaced(report)[0] == "THAILAND"
    assert len(report.unplaced) == len(report.lines) / 2
    assert codes(report)[0] == "report.two_countries"


def test_a_country_named_at_the_end_of_an_item_is_no_second_report() -> None:
    report = read(TEXT.replace("accordingly.", "in Viet Nam and\n\nThailand"))
    assert "report.two_countries" not in codes(report)


@pytest.mark.parametrize("front, area", [
    ("Kingdom of Cambodia", "KHM"), ("Country: Cambodge", "KHM"), ("Report of Cambodia, 2014", "KHM"),
    ("Cambodia – 2014 report", "KHM"), ("KAMBODSCHA", "KHM"), ("Atlantis", ""), ("Country: KHM", "KHM"),
    ("Cambodia and Thailand", ""), ("We met in Cambodia.", "")])
def test_the_country_is_that_of_its_own_line(front: str, area: str) -> None:
    report = read(TEXT.replace("CAMBODIA", front))
    assert (report.ref_area, items_of(report)) == (area, ITEMS)


@pytest.mark.parametrize("name", ["Policy Target No.", "Target", "POLICY\nTARGET", "Polcy Target", "## Policy Target"])
def test_a_policy_target_is_recognised_however_it_is_written(name: str) -> None:
    report = read(re.sub(r"Policy Target No\. (\d)", rf"{name} \1:", TEXT))
    assert (items_of(report), report.unplaced) == (ITEMS, ())


@pytest.mark.parametrize("front, year", [("", 2014), ("2015 report", 2015), ("Report 2014 and 2015", 2014)])
def test_the_year_is_the_titles_or_the_one_after_the_report_that_the_form_asks_about(front: str, year: int) -> None:
    assert read(TEXT.replace("CAMBODIA", f"CAMBODIA\n{front}")).year == year


@pytest.mark.parametrize("front, flagged", [
    ("Report 2014\nReport 2015", ["2014", "2015"]), ("Report 2013/14", ["2013", "2014"]),
    ("Report, 2014–15", ["2014", "2015"]), ("2014-09 report", []),
    ("Report 2016\n\nCambodia 2012", ["2012", "2016"]),
    ("2014 report\nReport 2014", []), ("Report", [])])
def test_titles_with_different_years_are_flagged_and_never_read_as_the_first(front: str, flagged: list[str]) -> None:
    report = read(TEXT.replace("CAMBODIA", f"CAMBODIA\n{front}"))
    assert [flag.values["years"] for flag in report.flags if flag.code == "report.titles_differ"] == (
        [flagged] if flagged else [])
    assert report.year == 2014
    without = read(TEXT.replace("CAMBODIA", f"CAMBODIA\n{front}").replace("2013 report", "last report"))
    assert without.year == (2014 if front.startswith("2014") else 0)


@pytest.mark.parametrize("title", ["Report 2015", "CAMBODIA\n\nProgress report 2015", "Cambodia – 2015 report"])
def test_a_second_report_of_the_country_for_another_year_is_not_merged_into_the_first(title: str) -> None:
    first, second = (TEXT.replace("CAMBODIA", front) for front in ("Cambodia – 2014 report", title))
    report = read(f"{first}\n\n{second}")
    assert items_of(report) == ITEMS
    assert (report.ref_area, report.year) == ("KHM", 2014)
    assert [flag.code for flag in report.flags] == ["report.two_years"]
    assert unplaced(report)[0] == title.rpartition("\n")[2]
    assert {"CAMBODIA", *unplaced(report)} == {"CAMBODIA", *(line.text for line in read(second).lines)}


def test_a_goal_that_has_many_headings_is_flagged_once() -> None:
    part = f"Operational Goal: {WORDING['1.1']}\n\nA) Done\n\n- Trained.\n\n"
    assert codes(read(part)) == []
    assert codes(read(part * 5)) == ["report.goal_repeated"]


def test_a_title_repeated_above_the_headings_of_a_report_is_no_item() -> None:
    report = read(TEXT.replace("CAMBODIA", "Cambodia – 2014 report").replace("Policy Target No. 2",
                                                                            "Report 2014\n\nPolicy Target No. 2"))
    assert (items_of(report), report.year, codes(report)) == (ITEMS, 2014, ["report.unfinished"])


def test_a_report_that_names_no_year_has_none() -> None:
    assert read(TEXT.replace("2013 report", "last report")).year == 0


def test_text_from_right_to_left_and_chinese_is_kept_as_it_is() -> None:
    items = ["تم تدريب أربعين ضابطا على التحقيق.", "培训了四十名警官。", "법안이 마련되었다."]
    report = under_victims(f"A) {QUESTION['A']}\n\n" + "\n".join(f"• {item}" for item in items))
    assert items_of(report) == {("1.1", "A"): items}


@pytest.mark.parametrize("markers", [
    ["・"] * 3, ["● "] * 3, ["○　"] * 3, ["－"] * 3, ["＊"] * 3, ["１．", "２．", "３．"], ["1．", "2．", "3．"],
    ["（1）", "（2）", "（3）"], ["(１)", "(２)", "(３)"], ["1、", "2、", "3、"], ["1.", "2.", "3."],
    ["一、", "二、", "三、"], ["（一）", "（二）", "（三）"], ["九．", "十．", "十一．"], ["①", "②", "③"],
    ["第一、", "第二、", "第三、"], ["〇"] * 3,
    ["⑴ ", "⑵ ", "⑶ "], ["❶", "❷", "❸"], ["㈠", "㈡", "㈢"]])
def test_east_asian_bullets_and_numbers_begin_items(markers: list[str]) -> None:
    texts = ["培训了四十名警官和检察官，2014年继续", "起草了法律", "一些图片已经交换。"]
    listed = "\n".join(f"{marker}{text}" for marker, text in zip(markers, texts, strict=True))
    report = under_victims(f"A) {QUESTION['A']}\n{listed}")
    assert items_of(report) == {("1.1", "A"): texts}


def test_numbers_inside_a_wrapped_chinese_sentence_begin_no_item() -> None:
    lines = ["1、培训了警官，见第", "三、四章和第", "５．２节。", "2、起草了法律。"]
    report = under_victims(f"A) {QUESTION['A']}\n" + "\n".join(lines))
    assert items_of(report) == {("1.1", "A"): ["培训了警官，见第三、四章和第５．２节。", "起草了法律。"]}


def test_wrapped_lines_of_chinese_and_japanese_are_joined_without_a_space_and_of_korean_with_one() -> None:
    items = [["・我们在二〇一四年培训了四十名", "警官，使用INTERPOL的", "数据库。"],
             ["・警察官を", "「研修」", "した。"], ["・경찰관을", "교육했다."]]
    report = under_victims(f"A) {QUESTION['A']}\n" + "\n".join("\n".join(lines) for lines in items))
    assert items_of(report)["1.1", "A"] == [
        "我们在二〇一四年培训了四十名警官，使用INTERPOL的数据库。", "警察官を「研修」した。", "경찰관을 교육했다."]


def test_chinese_paragraphs_without_bullets_end_with_their_full_stops() -> None:
    lines = ["我们在二〇一四年培训了四十名警官和检察官以及其他人员。他们现在使用数据库进行", "调查。", "",
             "法律已经起草！", "", "「图片已经交换。」", "", "如何继续？"]
    report = under_victims(f"A) {QUESTION['A']}\n\n" + "\n".join(lines))
    assert items_of(report) == {("1.1", "A"): [f"{lines[0]}{lines[1]}", lines[3], lines[5], lines[7]]}
    assert codes(report) == []


def test_a_chinese_item_that_ends_with_a_comma_is_unfinished() -> None:
    assert codes(under_victims(f"A) {QUESTION['A']}\n・培训了警官，\n・起草了法律。")) == ["report.unfinished"]


def test_words_cut_at_the_end_of_a_line_are_whole_where_that_is_sure() -> None:
    lines = ["- The informa-", "tion on the follow-", "up and the co-", "operation was shared in coopera-", "tion.",
             "- The implementatio", "n of the re-", "use and a cyber-", "crime law began.",
             "- A follow-up, cooperation, and the implementation of it all was in\u00adformed by sev\u00ad", "eral."]
    report = under_victims(f"A) {QUESTION['A']}\n" + "\n".join(lines))
    assert items_of(report)["1.1", "A"] == [
        "The information on the follow-up and the cooperation was shared in cooperation.",
        "The implementation of the re-use and a cyber-crime law began.",
        "A follow-up, cooperation, and the implementation of it all was informed by several."]


def test_a_question_cut_in_two_by_the_edge_of_a_column_is_recognised() -> None:
    report = under_victims("Implemen-\ntation of\nmeasures\n\n- Trained.\n\nAssess-\nment\n\n- Some.\n\nPlanned\nac-\n"
                           "tions\n\n- To train.\n")
    assert items_of(report) == {("1.1", "A"): ["Trained."], ("1.1", "B"): ["Some."], ("1.1", "C"): ["To train."]}
    assert report.unplaced == ()


NAMES = {"fr": "CAMBODGE", "es": "CAMBOYA", "ru": "Камбоджа", "zh": "柬埔寨", "ar": "كمبوديا"}


LETTERS = {"fr": "ABC", "es": "ABC", "ru": "АБВ", "zh": "甲乙丙", "ar": "أبج"}


@pytest.mark.parametrize("language, letters", LETTERS.items())
@pytest.mark.parametrize("wording, flags", [("official", []), ("other", ["report.goals_by_order"])])
def test_a_report_with_headings_in_another_language_is_placed_by_their_wording_or_order(
        language: str, letters: str, wording: str, flags: list[str]) -> None:
    official = {(row["kind"], row["about"]): row["wording"]
                for row in reversed(codelist("report_headings_translated")) if row["language"] == language}
    text = [NAMES[language]]
    for goal in GOALS:
        heading = official["wording", goal] if wording == "official" else f"Xyz {official['report', '']} {goal[::-1]}"
        text += [f"{official['target', '']} {goal[0]}", f"{official['goal', '']}: {heading}"]
        for letter, written in zip("ABC", letters, strict=True):
            text += [f"{written}) {official[letter, '']}", *(f"- {item}" for item in ITEMS[goal, letter])]
    report = read("\n\n".join(text))
    assert (report.ref_area, items_of(report), report.unplaced) == ("KHM", ITEMS, ())
    assert codes(report) == [*flags, "report.unfinished"]


def test_a_text_in_another_language_waits_for_a_person_line_by_line() -> None:
    report = read("ទំព័រ\n\nឧក្រិដ្ឋកម្ម\n")
    assert len(report.unplaced) == 2


def test_a_report_is_stored_with_every_placement_and_read_back() -> None:
    report = read(TEXT)
    moved = list(report.placements)
    moved[-1] = moved[0]
    corrected = placed_as(placements_data(report) | {"placements": [vars(each) for each in moved]}, report)
    assert placed_as(placements_data(corrected), read("")).parts == corrected.parts != report.parts


MENTIONS = ["Policy Target No. 2 was discussed by the ministry.", "Operational Goal 2.1 was reached in 2014.",
            "Policy Target 2: officers were trained.", "Operational Goal 4.2: hotlines remove faster.",
            "Policy Target No. 3 and Operational Goal 3.1 are with the Council."]
ALONE = ["Policy Target No. 2", "Operational Goal 4.2"]            # a heading, except where it is an item or a cell


@pytest.mark.parametrize("mention, layout", [
    *((mention, layout) for mention in MENTIONS for layout in ["{0}\n\nA law is drafted.", "A law is drafted.\n\n{0}"]),
    *((mention, "- A law is drafted.\n- {0}") for mention in [*MENTIONS, *ALONE])])
def test_a_paragraph_that_mentions_a_target_or_goal_is_an_item(mention: str, layout: str) -> None:
    report = under_victims(f"A) {QUESTION['A']}\n\n{layout.format(mention)}\n\nB) {QUESTION['B']}\n\n- Some.\n\n"
                           f"C) {QUESTION['C']}\n\n- {mention}\n\nOperational Goal: {WORDING['4.2']}\n\n"
                           f"A) {QUESTION['A']}\n\n- Faster.\n")
    assert sorted(items_of(report)["1.1", "A"]) == sorted(["A law is drafted.", mention])
    assert items_of(report)["1.1", "C"] == [mention]
    assert (list(items_of(report)), report.unplaced, codes(report)) == (
        [("1.1", "A"), ("1.1", "B"), ("1.1", "C"), ("4.2", "A")], (), [])


@pytest.mark.parametrize("wrapped", ["As is asked under\nPolicy Target No. 2\nof the Alliance, we trained officers.",
                                     "We trained as is asked by\nPolicy Target No. 2 and by\nOperational Goal 2.1.",
                                     "Training is asked by the Alliance in\nOperational Goal 2.1: all were trained."])
def test_a_wrapped_sentence_that_mentions_a_target_or_goal_is_one_item(wrapped: str) -> None:
    report = under_victims(f"A) {QUESTION['A']}\n\n- {wrapped}\n- Another.\n\nB) {QUESTION['B']}\n")
    assert items_of(report) == {("1.1", "A"): [" ".join(wrapped.split()), "Another."], ("1.1", "B"): []}


@pytest.mark.parametrize("mention", [*MENTIONS, *ALONE])
def test_an_answer_in_a_table_that_mentions_a_target_or_goal_is_an_item(mention: str) -> None:
    by_row = under_victims(f"\tA\n\t\t{mention}\n\tB\n\t\tBetter.\n\tC) Follow-up\n\t\t- {mention}\n")
    assert items_of(by_row) == {("1.1", "A"): [mention], ("1.1", "B"): ["Better."], ("1.1", "C"): [mention]}
    by_column = read("CAMBODIA\n\n\tOperational goal\n\t\tDone\n\t\t\tTo be done\n"
                     f"\t{WORDING['1.1']}\n\t\t{mention}\n\t\t\tTo train.\n\tOperational Goal 4.2: Quicker\n"
                     f"\t\tFaster.\n\t\t\t{mention}\n")
    assert items_of(by_column) == {("1.1", "A"): [mention], ("1.1", "C"): ["To train."], ("4.2", "A"): ["Faster."],
                                   ("4.2", "C"): [mention]}


BY_COLUMN = f"CAMBODIA\n\n\tOperational goal\n\n\t\tDone\n\n\t\t\tTo be done\n\n\t{WORDING['1.1']}\n\n"


@pytest.mark.parametrize("answer", ["Done.", "Done: two trainings.", "Next steps: none yet.", "Progress made"])
def test_an_answer_in_a_table_may_begin_with_the_words_of_a_question(answer: str) -> None:
    by_column = read(f"{BY_COLUMN}\t\t{answer}\n\n\t\t\tTo train.\n\n"
                     f"\t{WORDING['4.2']}\n\n\t\tFaster.\n\n\t\t\t{answer}")
    assert items_of(by_column) == {("1.1", "A"): [answer], ("1.1", "C"): ["To train."],
                                   ("4.2", "A"): ["Faster."], ("4.2", "C"): [answer]}


@pytest.mark.parametrize("answer", [
    "- Trained.\n\t\tDone.", "Next steps: none.", "Implementation of measures\n\t\tby police."])
def test_an_answer_on_the_right_of_a_question_may_have_the_words_of_another(answer: str) -> None:
    report = under_victims(f"\tB) Progress\n\n\t\t{answer}\n\n\tC) Follow-up\n\n\t\tTo train.\n")
    assert [len(items) for items in items_of(report).values()] == [1, 1]
    assert items_of(report)["1.1", "C"] == ["To train."]


def test_a_wrapped_line_that_is_the_name_of_a_column_stays_in_its_item() -> None:
    report = read(f"{BY_COLUMN}\t\tWe trained for this\n\t\tgoal\n\t\tand will again.\n")
    assert items_of(report) == {("1.1", "A"): ["We trained for this goal and will again."]}


def test_the_answers_of_a_row_for_an_unknown_goal_are_unplaced() -> None:
    report = read(f"{BY_COLUMN}\t\tTrained.\n\n\t\t\tTo train.\n\n\tBetter roads\n\n\t\tBuilt.\n\n\t\t\tTo build.\n\n"
                  f"\t{WORDING['4.2']}\n\n\t\tFaster.\n")
    assert unplaced(report) == ["Better roads", "Built.", "To build."]
    assert items_of(report) == {("1.1", "A"): ["Trained."], ("1.1", "C"): ["To train."], ("4.2", "A"): ["Faster."]}


def test_a_heading_above_the_end_of_a_page_may_end_in_the_table_below_it() -> None:
    begin, end = WORDING["4.2"].split(" without ")
    report = read(f"CAMBODIA\n\nOperational Goal: {begin}\n\f\twithout {end}\n\n\tDone\n\n\t\tFaster.\n")
    assert (items_of(report), report.unplaced) == ({("4.2", "A"): ["Faster."]}, ())


def test_the_head_of_a_table_that_a_page_repeats_is_in_no_answer() -> None:
    head = "\tQuestion\n\n\t\tAnswer of\n\t\tthe police\n\n"              # more than the edge of a page
    report = under_victims(f"{head}\tA) {QUESTION['A']}\n\n\t\t- Trained.\n\f{head}\t\t- Equipped.\n\n"
                           f"\tB) {QUESTION['B']}\n\n\t\t- Better.\n\f{head}\t\t- Faster.\n")
    assert items_of(report) == {("1.1", "A"): ["Trained.", "Equipped."], ("1.1", "B"): ["Better.", "Faster."]}
    assert unplaced(report) == ["Answer of", "the police"]


def test_a_head_that_a_page_repeats_may_be_wrapped() -> None:
    head = "\tGoal\n\n\t\tMeasures\n\t\timplemented\n\n\t\t\tNext steps\n\n"
    report = read(f"CAMBODIA\n\n{head}\t{WORDING['1.1']}\n\n\t\t- Trained.\n"
                  f"\f{head}\t{WORDING['4.2']}\n\n\t\t- Faster.\n")
    assert items_of(report) == {("1.1", "A"): ["Trained."], ("1.1", "C"): [], ("4.2", "A"): ["Faster."]}


def test_a_row_that_begins_a_page_as_another_did_is_an_answer() -> None:
    none = f"\tC) {QUESTION['C']}\n\n\t\tNothing is planned.\n\n"
    report = read(f"CAMBODIA\n\nOperational Goal: {WORDING['1.1']}\n\n\tA) {QUESTION['A']}\n\n\t\tNone.\n\n{none}\n\f"
                  f"Operational Goal: {WORDING['4.2']}\n\n{none}")
    assert items_of(report)["4.2", "C"] == ["Nothing is planned."]


def test_a_number_without_a_space_after_it_begins_an_item() -> None:
    report = under_victims(f"A) {QUESTION['A']}\n\n9. Trained.\n10.Equipped, as of\n2.May.\n11.Informed.\n")
    assert items_of(report) == {("1.1", "A"): ["Trained.", "Equipped, as of 2.May.", "Informed."]}


def test_an_item_that_repeats_the_wording_of_its_goal_is_an_item() -> None:
    report = under_victims(f"C) {QUESTION['C']}\n\n- {WORDING['1.1']}\n- {WORDING['4.2']}\n- To train.\n")
    assert items_of(report) == {("1.1", "C"): [WORDING["1.1"], WORDING["4.2"], "To train."]}


@pytest.mark.parametrize("heading", ["Operational Goal 4.2: Retirer plus vite les contenus illicites",
                                     "Policy Target 4: Retirer\n\nOperational Goal 4.2",
                                     "Policy Target No. 4\nRetirer plus vite\n\nOperational Goal 4.2 – Retirer"])
def test_a_heading_in_other_words_below_an_answer_begins_its_goal(heading: str) -> None:
    report = under_victims(f"A) {QUESTION['A']}\n\n- Done.\n\n{heading}\n\nA) {QUESTION['A']}\n\n- Faster.\n")
    assert items_of(report)["4.2", "A"] == ["Faster."]
    assert items_of(report)["1.1", "A"][0] == "Done."
