"""Reading a report: its lines -> where every line belongs, and the Report that results. No line is lost."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from indicators.catalogue.area_names import AreaNames
from indicators.model import Catalogue, Goal, Message
from indicators.reports.annex import is_title_of_annex, table_apart
from indicators.reports.form_lines import FormLines, form_lines
from indicators.reports.headings import HeadingMatch, Headings
from indicators.reports.items import Counting, is_unfinished, marker_of
from indicators.reports.lines import lines_of, page_lines
from indicators.reports.mentions import Answering, is_mentioned
from indicators.reports.paragraphs import begins_paragraph
from indicators.reports.report import LETTERS, Heading, Letter, Line, Placement, Report
from indicators.reports.subject import area_of, is_title, is_year_of_report, year_of, years_in
from indicators.reports.wordings import Wordings, is_column_head


def read_report(text: str, catalogue: Catalogue) -> Report:
    """Read the text of a report, with form feeds before pages and tabs before cells of tables as in lines.py."""
    return _read(text, Wordings.of(catalogue.goals, catalogue.policy_targets), AreaNames(catalogue))


def read_text(text: str, goals: Sequence[Goal]) -> Report:
    """Read a text without looking for its country, policy targets by their number only; readings are cached."""
    return _read_again(text, Wordings.of(goals))


@lru_cache(maxsize=64)
def _read_again(text: str, wordings: Wordings) -> Report:
    return _read(text, wordings, None)


def _read(text: str, wordings: Wordings, names: AreaNames | None) -> Report:
    form = form_lines(lines_of(text), wordings.indicators)
    reader = _Reader(form.lines, replace(wordings, own_form=form.is_form), names, form)
    reader.read()
    return reader.report()


@dataclass
class _Reader:
    """The state between one line and the next: the last headings, and the item that a line may continue."""

    lines: list[Line]
    wordings: Wordings
    names: AreaNames | None
    form: FormLines
    placements: dict[int, Placement] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    flags: list[Message] = field(default_factory=list)
    ref_area: str = ""
    target: int = 0
    part: Letter | None = None
    columns: dict[int, Letter] = field(default_factory=dict)    # parts named at the head of a table's columns
    is_row_unknown: bool = False                                # whether a row of a table is for no goal that was read
    item: int = 0
    bulleted: bool = False                                      # whether the part has a bullet or number
    counting: Counting = field(default_factory=Counting)
    last: int = -1                                              # index of the last line of the item, -1 for none

    def read(self) -> None:
        """Place every line."""
        self.finder = Headings(self.lines, self.wordings, set())
        pages = page_lines(self.lines, numbers=not self.form.is_form)
        self.finder.skipped |= pages - set(self.form.printed) - self._may_be_headings(pages)
        index = 0
        while index < len(self.lines):
            if index in self.finder.skipped:
                self.placements[index] = self._front_of_page(self.lines[index]) or Placement("page")
                index += 1
            elif index in self.form.printed:
                self._take_printed(index)
                index += 1
            elif self.headings and is_title_of_annex(self.lines[index]) and not self._goes_on(index + 1):
                self.placements |= dict.fromkeys(range(index, len(self.lines)), Placement("annex"))
                return
            elif heading := self._heading(index):
                index = self._take(index, heading)
            elif self.headings and self._is_another_report(index):
                return
            else:
                if index not in self.finder.skipped:        # the country's own line above another heading is
                    self._place(index)
                index += 1
        self.placements |= table_apart(self.lines, self.placements)

    def report(self) -> Report:
        """The report, with whatever was not placed as unplaced."""
        self._assign_by_order()
        placed = [self.placements.get(index, Placement()) for index in range(len(self.lines))]
        year, unsure = year_of(list(zip(self.lines, placed, strict=True)))
        report = Report(ref_area=self.ref_area, year=year, lines=tuple(self.lines), placements=tuple(placed),
                        headings=tuple(self.headings), flags=(*self.flags, *unsure),
                        figures=tuple(self.form.figures.values()),
                        last_figures=tuple(self.form.last_figures.values()))
        several = [Message(code="report.levels_ticked", values={"line": heading.line, "goal": heading.goal})
                   for number, heading in enumerate(self.headings, 1) if len(report.ticked.get(number, ())) > 1]
        unread = [Message(code="report.figures_unread", values={"line": line}) for line in self.form.unread[:1]]
        return replace(report, flags=(*report.flags, *several, *unread))

    def _assign_by_order(self) -> None:
        """Give headings in words that are no goal's the goals that the form has at their places, if it has as many and
        the others are where the form has them.
        """
        in_order = [(goal, target) for goal, target, _ in self.wordings.goals]
        if len(self.headings) != len(in_order) or any(
                heading.goal not in ("", goal) or not heading.goal and not heading.wording
                for heading, (goal, _) in zip(self.headings, in_order, strict=True)):
            return
        by_order = [heading.line for heading in self.headings if not heading.goal]
        if not by_order:
            return
        self.headings = [replace(heading, goal=goal, policy_target=target)
                         for heading, (goal, target) in zip(self.headings, in_order, strict=True)]
        self.flags = [flag for flag in self.flags if flag.code not in ("report.unknown_goal", "report.no_goal")]
        self.flags += [Message(code="report.goals_by_order", values={"line": by_order[0], "count": len(by_order)})]

    def _may_be_headings(self, indexes: Set[int]) -> set[int]:
        """Indexes of lines that may be headings, with those over which they are wrapped."""
        return {at for index in indexes if (heading := self.finder.at(index, 0)) for at in range(index, heading.stop)}

    def _heading(self, index: int) -> HeadingMatch | None:
        heading = self.finder.at(index, self.target)
        if heading and heading.kind != "question" and self._is_mentioned(index, heading):
            return None
        if heading is None and self.headings and not self.form.is_form:
            heading = self.finder.letter(index) or self.finder.asked(index)
            if heading and not self._is_expected(heading.value, heading.stop):
                return None
        return None if heading and heading.kind == "question" and self._is_in_answer(index, heading) else heading

    def _is_in_answer(self, index: int, heading: HeadingMatch) -> bool:
        """Whether the words of a question, such as "Done", are in the cell of an answer: below the head of its column;
        or on the right of a question's cell, below other lines, before other words, or those of a question before it.
        """
        column = self.lines[index].column
        if column < 2 or self.form.is_form:              # questions and goals are in the first column
            return False
        if len(self.columns) > 1:
            return column in self.columns and (bool(heading.cut) or not self._heads_column(index, heading.stop))
        if self.part is None or column <= max(self.columns, default=column):
            return False
        below = self.lines[heading.stop] if heading.stop < len(self.lines) else None
        goes_on = below is not None and below.column == column and not below.after_blank
        return self.last >= 0 or bool(heading.cut) or goes_on or LETTERS[heading.value] < self.part

    def _is_mentioned(self, index: int, heading: HeadingMatch) -> bool:
        """Whether an answer only mentions a target or goal, so that it is no heading."""
        above = self.lines[self.last].text if self.last >= 0 else ""
        answering = Answering(self.finder, self.target, self.part, self.columns, self.form.is_form, above)
        return is_mentioned(answering, index, heading)

    def _is_expected(self, letter: str, after: int) -> bool:
        """Whether a question may have this letter: the part is new, and no question with its wording follows."""
        here = len(self.headings)
        if any(placement.heading == here and placement.part == letter for placement in self.placements.values()):
            return False
        for index in range(after, len(self.lines)):
            heading = self.finder.at(index, self.target)
            if heading and (heading.kind != "question" or heading.value == letter):
                return heading.kind != "question"
        return True

    def _take(self, index: int, heading: HeadingMatch) -> int:
        """Place the lines of a heading, and return the index of the line to read next."""
        if heading.cut:
            self._split(heading.stop - 1, heading.cut)
        if not self.lines[index].column:
            self.columns = {}
        of_part: Letter | None = None
        if heading.kind == "target":
            self.target, self.part = int(heading.value), None
        elif heading.kind == "goal":
            self._begin_goal(index, heading)
        elif not self.lines[index].column and self._asks_again(LETTERS[heading.value]):
            self.flags.append(self._flag("report.no_goal", index, part=heading.value))
            self.headings.append(Heading("", self.target, "", self.lines[index].number))
            of_part = self._begin_part(index, LETTERS[heading.value])
        elif self._is_under_goal() or self._only_goal(index):
            of_part = self._begin_part(index, LETTERS[heading.value])
            if heading.wording and heading.own_words:
                self.flags.append(self._flag("report.question_reworded", index, part=of_part, wording=heading.wording))
        elif self._heads_column(index, heading.stop):
            self._begin_part(index, LETTERS[heading.value])
        else:
            self.part = None
            self.flags.append(self._flag("report.no_goal", index, part=heading.value))
            return index + 1
        number = len(self.headings) if heading.kind == "goal" or of_part else 0
        for at in range(index, heading.stop):
            kind = "page" if at in self.finder.skipped else heading.kind
            self.placements[at] = Placement(kind, number, of_part or "")
        self._end_item()
        return heading.stop

    def _take_printed(self, index: int) -> None:
        """Place a line that the form printed; what follows it is an answer."""
        self.placements[index] = Placement(self.form.printed[index], len(self.headings), self.part or "")
        self._end_item()
        if (figure := self.form.figures.get(index)) and not figure.year:
            self.flags.append(self._flag("report.figure_in_form", index, printed=figure.indicator,
                                         written=figure.text))

    def _end_item(self) -> None:
        self.last, self.counting, self.bulleted = -1, Counting(), False

    def _asks_again(self, letter: Letter) -> bool:
        """Whether the questions begin again under a goal: the heading of the next goal is missing."""
        here = {placement.part for placement in self.placements.values()
                if placement.kind == "question" and placement.heading == len(self.headings)}
        return letter in here and letter != self.part

    def _is_under_goal(self) -> bool:
        """Whether a goal's heading was read since the last policy target's."""
        return bool(self.headings) and self.headings[-1].policy_target == self.target

    def _heads_column(self, index: int, following: int) -> bool:
        """Whether a question is at the head of a table's column, next to that of another."""
        column = self.lines[index].column
        if self._follows_head(index):
            return True
        return following < len(self.lines) and self.lines[following].column > column > 0 and bool(
            self.finder.question(following))

    def _follows_head(self, index: int) -> bool:
        """Whether the cell on the left is the head of a column too."""
        return index > 0 and self.lines[index].column > self.lines[index - 1].column > 0 and (
            self.placements[index - 1].kind in ("question", "title"))

    def _begin_goal(self, index: int, heading: HeadingMatch) -> None:
        target = self.wordings.target_of(heading.value) or self.target
        line = self.lines[index].number
        if not heading.value:
            self.flags.append(self._flag("report.unknown_goal", index, wording=heading.wording))
        elif [earlier.goal for earlier in self.headings].count(heading.value) == 1:
            self.flags.append(self._flag("report.goal_repeated", index, goal=heading.value))
        elif heading.own_words:
            self.flags.append(self._flag("report.goal_reworded", index, goal=heading.value, wording=heading.wording))
        self.headings.append(Heading(heading.value, target, heading.wording, line))
        self.target, self.part, self.is_row_unknown = target, None, False

    def _only_goal(self, index: int) -> bool:
        """Begin the only goal of the policy target where its heading is missing."""
        goals = [goal for goal, target, _ in self.wordings.goals if target == self.target]
        if len(goals) == 1:
            self.flags.append(self._flag("report.goal_supposed", index, goal=goals[0]))
            self.headings.append(Heading(goals[0], self.target, "", self.lines[index].number))
        return len(goals) == 1

    def _begin_part(self, index: int, letter: Letter) -> Letter:
        """Begin a part; a row of headings gives the parts of a table's columns."""
        column = self.lines[index].column
        if column:
            self.columns = {**(self.columns if self._follows_head(index) else {}), column: letter}
        self.part = letter
        return letter

    def _place(self, index: int) -> None:
        """Place a line that is no heading: before the first heading, or in the part that it is under."""
        line = self.lines[index]
        if line.column and is_column_head(line.text) and not self._is_in_paragraph(index):
            self.placements[index] = Placement("title")
            return
        if not self.headings and not self.target:
            self.placements[index] = self._front(line)
            return
        if len(self.columns) > 1:
            self._begin_cell(index, line)
        if self.part is None:
            self.placements[index] = Placement()
            return
        self._place_in_item(index, line)

    def _goes_on(self, index: int) -> bool:
        """Whether a target or goal is answered from a line on."""
        return any(heading.kind != "question" for at in range(index, len(self.lines))
                   if at not in self.finder.skipped and (heading := self.finder.at(at, self.target)))

    def _is_in_paragraph(self, index: int) -> bool:
        """Whether a line of an item is directly above a line, in the same cell."""
        line = self.lines[index]
        return self.last == index - 1 >= 0 and not line.after_blank and self.lines[self.last].column == line.column

    def _begin_cell(self, index: int, line: Line) -> None:
        """Set the part to that of the line's column: none in a row that begins with words that are no known goal."""
        if line.column < min(self.columns) <= self.lines[index - 1].column:
            self.is_row_unknown = True
        self.part = None if self.is_row_unknown else self.columns.get(line.column)

    def _place_in_item(self, index: int, line: Line) -> None:
        marker = marker_of(line.text)
        begins = marker is not None and self.counting.begins_item(marker, first=self.last < 0)
        if begins or self._is_new(index):
            self.item += 1
        self.bulleted = self.bulleted or begins
        length = marker.length if marker and begins else 0
        self.placements[index] = Placement("item", len(self.headings), self.part or "", self.item, length)
        self.last = index

    def _is_new(self, index: int) -> bool:
        """Whether a line without a bullet begins an item: the first of a part or cell, or a paragraph of its own."""
        if self.last < 0:
            return True
        above, line, before = self.lines[self.last], self.lines[index], self.placements[self.last]
        if above.column != line.column or (before.heading, before.part) != (len(self.headings), self.part):
            return True
        return begins_paragraph(above, line, in_form=self.form.is_form, bulleted=self.bulleted,
                                is_next=self.last == index - 1, is_short=self.finder.is_short(self.last))

    def _front(self, line: Line) -> Placement:
        """The placement of a line before the first heading: the country's line, or a title."""
        area = area_of(line.text, self.names) if self.names else ""
        if area and self.ref_area not in ("", area):
            self.flags.append(self._of_two_countries(line, area))
            return Placement()
        if area:
            self.ref_area = area
            return Placement("country")
        return Placement("title") if is_title(line.text, self.names) else Placement()

    def _front_of_page(self, line: Line) -> Placement | None:
        """The country's line or a title that is repeated on every page, as far as it is above the first heading."""
        if self.headings or self.target or not any(map(str.isalpha, line.text)):
            return None
        area = area_of(line.text, self.names) if self.names else ""
        if area:
            self.ref_area = self.ref_area or area
            return Placement("country") if area == self.ref_area else None
        return Placement("title") if is_title(line.text, self.names) and years_in(line.text) else None

    def _is_another_report(self, index: int) -> bool:
        """Whether a line is the title of another country's or year's report, with headings below it: nothing from
        there on is placed.
        """
        line = self.lines[index]
        above = self.lines[self.last].text if self.last >= 0 else "."
        if self.names is None or self.form.is_form or not line.after_blank or is_unfinished(above) \
                or marker_of(line.text):
            return False
        area = area_of(line.text, self.names)
        if not (area or is_year_of_report(line.text)) or not self._is_above_heading(index):
            return False
        years, before = years_in(line.text), self._titled_years()
        if area not in ("", self.ref_area):
            self.flags.append(self._of_two_countries(line, area))
        elif years and before and years != before:
            self.flags.append(self._flag("report.two_years", index, first=sorted(map(str, before)),
                                         years=sorted(map(str, years))))
        else:
            self.finder.skipped.add(index)
            self.placements[index] = Placement("country" if area else "title")
            return False
        return True

    def _of_two_countries(self, line: Line, area: str) -> Message:
        return Message(code="report.two_countries", values={
            "ref_area": self.ref_area, "other_area": area, "line": line.number,
            "first": "named" if self.ref_area else "unnamed"})

    def _titled_years(self) -> set[int]:
        """The years that titles have named so far."""
        return {year for index, placement in self.placements.items() if placement.kind in ("title", "country")
                for year in years_in(self.lines[index].text)}

    def _is_above_heading(self, index: int) -> bool:
        """Whether a target or goal begins within the next lines."""
        indexes = [at for at in range(index + 1, min(index + 4, len(self.lines))) if at not in self.finder.skipped]
        return any(heading.kind != "question" for at in indexes if (heading := self.finder.at(at, 0)))

    def _split(self, index: int, at: int) -> None:
        """Make two lines of one that holds a heading and text."""
        line = self.lines[index]
        text = line.text[at:].lstrip(" :?.!")
        self.lines[index] = replace(line, text=line.text[:len(line.text) - len(text)].rstrip())
        self.lines.insert(index + 1, replace(line, text=text, after_blank=False))
        self.finder.skipped = {number + (number > index) for number in self.finder.skipped}
        self.form.shift(index)
        self.finder.forget()

    def _flag(self, code: str, index: int, **values: object) -> Message:
        return Message(code=code, values={"line": self.lines[index].number, **values})
