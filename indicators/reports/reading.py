"""Reading a report: its lines -> where every line belongs, and the Report that results. No line is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from indicators.catalogue.area_names import AreaNames
from indicators.model import Catalogue, Goal, Message
from indicators.reports.answers import is_mentioned, is_title_of_annex, table_apart
from indicators.reports.boxes import with_boxes
from indicators.reports.first_page import front, is_another_report
from indicators.reports.form_lines import FormLines, form_lines
from indicators.reports.headings import HeadingMatch, Headings
from indicators.reports.items import Counting, marker_of
from indicators.reports.lines import begins_paragraph, lines_of, page_lines
from indicators.reports.report import LETTERS, Heading, Letter, Line, Placement, Report
from indicators.reports.subject import year_of
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
    own = replace(wordings, own_form=True)
    if form.is_form and any(map(Headings(form.lines, own, set()).question, range(len(form.lines)))):
        wordings = own                     # else the country translated the form
    reader = Reader(form.lines, wordings, names, form, Headings(form.lines, wordings, set()))
    reader.read()
    return reader.report()


@dataclass
class Reader:
    """The state between one line and the next: the last headings, and the item that a line may continue."""

    lines: list[Line]
    wordings: Wordings
    names: AreaNames | None
    form: FormLines
    finder: Headings
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
        """Place every line, up to another report or an annex with a title."""
        pages = page_lines(self.lines, numbers=not self.form.is_form)
        headings = {at for index in pages if (heading := self.finder.at(index, 0)) for at in range(index, heading.stop)}
        self.finder.skipped |= pages - set(self.form.printed) - headings
        index = 0
        while index < len(self.lines):
            if index in self.finder.skipped:
                self.placements[index] = front(self, index, of_page=True)
            elif index in self.form.printed:
                self._take_printed(index)
            elif self.headings and is_title_of_annex(self.lines[index]) and not self.has_heading(index + 1):
                self.placements |= dict.fromkeys(range(index, len(self.lines)), Placement("annex"))
                return
            elif heading := self._heading(index):
                index = self._take(index, heading) - 1
            elif self.headings and is_another_report(self, index):
                return
            elif index not in self.finder.skipped:          # the country's own line above another heading is
                self._place(index)
            index += 1
        self.placements |= table_apart(self.lines, self.placements)

    def report(self) -> Report:
        """The report, with whatever was not placed as unplaced."""
        self._assign_by_order()
        placed = tuple(self.placements.get(index, Placement()) for index in range(len(self.lines)))
        year, unsure = year_of(list(zip(self.lines, placed, strict=True)))
        lines = tuple(with_boxes(self.lines, self.placements) if self.form.is_form else self.lines)
        report = Report(ref_area=self.ref_area, year=year, lines=lines, placements=placed,
                        headings=tuple(self.headings), figures=tuple(self.form.figures.values()),
                        last_figures=tuple(self.form.last_figures.values()))
        several = [Message(code="report.levels_ticked", values={"line": heading.line, "goal": heading.goal})
                   for number, heading in enumerate(self.headings, 1) if len(report.ticked.get(number, ())) > 1]
        numbers = self.form.unread
        unread = [Message(code="report.figures_unread", values={
            "line": line, "lines": list(map(str, numbers)), "count": len(numbers)}) for line in numbers[:1]]
        return replace(report, flags=(*self.flags, *unsure, *several, *unread))

    def _assign_by_order(self) -> None:
        """Give headings in words that are no goal's the goals that the form has at their places, if it has as many and
        the others are where the form has them.
        """
        in_order = [(goal, target) for goal, target, _ in self.wordings.goals]
        by_order = [heading.line for heading in self.headings if not heading.goal]
        if not by_order or len(self.headings) != len(in_order) or any(
                heading.goal not in ("", goal) or not heading.goal and not heading.wording
                for heading, (goal, _) in zip(self.headings, in_order, strict=True)):
            return
        self.headings = [replace(heading, goal=goal, policy_target=target)
                         for heading, (goal, target) in zip(self.headings, in_order, strict=True)]
        self.flags = [flag for flag in self.flags if flag.code not in ("report.unknown_goal", "report.no_goal")]
        self.flags += [Message(code="report.goals_by_order", values={"line": by_order[0], "count": len(by_order)})]

    def _heading(self, index: int) -> HeadingMatch | None:
        heading = self.finder.at(index, self.target)
        if heading is None and self.headings:
            heading = self.finder.letter(index)
            if heading is None and (self.part is None or not self.wordings.own_form):
                heading = self.finder.asked(index)
            if heading and not self._is_expected(heading):
                return None
        if heading is None:
            return None
        if heading.kind == "question":
            return None if self._is_in_answer(index, heading) else heading
        return None if is_mentioned(self, index, heading) else heading

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

    def _is_expected(self, heading: HeadingMatch) -> bool:
        """Whether a question may have this letter: the part is new, and no question with its wording follows."""
        if any(placement.heading == len(self.headings) and placement.part == heading.value
               for placement in self.placements.values()):
            return False
        later = (self.finder.at(index, self.target) for index in range(heading.stop, len(self.lines)))
        following = next((each for each in later if each and (
            each.kind != "question" or each.value == heading.value)), None)
        return following is None or following.kind != "question"

    def _take(self, index: int, heading: HeadingMatch) -> int:
        """Place the lines of a heading, and return the index of the line to read next."""
        if heading.cut:
            written = self.lines[heading.stop - 1].text
            self.form.split(heading.stop - 1, len(written) - len(written[heading.cut:].lstrip(" :?.!")))
            self.finder.shift(heading.stop - 1)
        if not self.lines[index].column:
            self.columns = {}
        placement: Placement | None = Placement(heading.kind)
        if heading.kind == "target":
            self.target, self.part = int(heading.value), None
        elif heading.kind == "goal":
            placement = self._begin_goal(index, heading)
        else:
            placement = self._begin_question(index, heading)
        if placement is None:
            return index + 1
        for at in range(index, heading.stop):
            self.placements[at] = replace(placement, kind="page" if at in self.finder.skipped else heading.kind)
        self._end_item()
        return heading.stop

    def _take_printed(self, index: int) -> None:
        """Place a line that the form printed; what follows it is an answer."""
        self.placements[index] = Placement(self.form.printed[index], len(self.headings), self.part or "")
        self._end_item()
        if (figure := self.form.figures.get(index)) and not figure.year:
            self.flag("report.figure_in_form", index, printed=figure.indicator, written=figure.text)

    def _end_item(self) -> None:
        self.last, self.counting, self.bulleted = -1, Counting(), False

    def _begin_goal(self, index: int, heading: HeadingMatch) -> Placement:
        target = self.wordings.target_of(heading.value) or self.target
        if not heading.value:
            self.flag("report.unknown_goal", index, wording=heading.wording)
        elif [earlier.goal for earlier in self.headings].count(heading.value) == 1:
            self.flag("report.goal_repeated", index, goal=heading.value)
        elif heading.own_words:
            self.flag("report.goal_reworded", index, goal=heading.value, wording=heading.wording)
        self.headings.append(Heading(heading.value, target, heading.wording, self.lines[index].number))
        self.target, self.part, self.is_row_unknown = target, None, False
        return Placement("goal", len(self.headings))

    def _begin_question(self, index: int, heading: HeadingMatch) -> Placement | None:
        """Begin a part, of its goal or of a table's column; None where no goal can be meant.

        Where the questions begin again under a goal, the heading of the next one is missing. Where none was read since
        the policy target's, the only goal of that target is meant.
        """
        letter, line = LETTERS[heading.value], self.lines[index]
        is_under_goal = bool(self.headings) and self.headings[-1].policy_target == self.target
        goals = [goal for goal, target, _ in self.wordings.goals if target == self.target]
        is_of_goal = is_again = not line.column and self._asks_again(letter)
        if is_again:
            self.flag("report.no_goal", index, part=letter)
            self.headings.append(Heading("", self.target, "", line.number))
        elif is_under_goal or len(goals) == 1:
            is_of_goal = True
            if not is_under_goal:
                self.flag("report.goal_supposed", index, goal=goals[0])
                self.headings.append(Heading(goals[0], self.target, "", line.number))
            if heading.wording and heading.own_words:
                self.flag("report.question_reworded", index, part=letter, wording=heading.wording)
        elif not self._heads_column(index, heading.stop):
            self.part = None
            self.flag("report.no_goal", index, part=letter)
            return None
        if line.column:
            self.columns = {**(self.columns if self._follows_head(index) else {}), line.column: letter}
        self.part = letter
        return Placement("question", len(self.headings), letter) if is_of_goal else Placement("question")

    def _asks_again(self, letter: Letter) -> bool:
        """Whether a question was asked before under a goal, and is not the last one."""
        here = {placement.part for placement in self.placements.values()
                if placement.kind == "question" and placement.heading == len(self.headings)}
        return letter in here and letter != self.part

    def _heads_column(self, index: int, following: int) -> bool:
        """Whether a question is at the head of a table's column, next to that of another."""
        column = self.lines[index].column
        return self._follows_head(index) or following < len(self.lines) and (
            self.lines[following].column > column > 0 and bool(self.finder.question(following)))

    def _follows_head(self, index: int) -> bool:
        """Whether the cell on the left is the head of a column too."""
        return index > 0 and self.lines[index].column > self.lines[index - 1].column > 0 and (
            self.placements[index - 1].kind in ("question", "title"))

    def _place(self, index: int) -> None:
        """Place a line that is no heading: before the first heading, or in the part that it is under."""
        line = self.lines[index]
        in_paragraph = self.last == index - 1 >= 0 and not line.after_blank and (
            self.lines[self.last].column == line.column)
        if line.column and is_column_head(line.text) and not in_paragraph:
            self.placements[index] = Placement("title")
            return
        if not self.headings and not self.target:
            self.placements[index] = front(self, index)
            return
        if len(self.columns) > 1:        # a row that begins with words that are no known goal belongs to none
            self.is_row_unknown |= line.column < min(self.columns) <= self.lines[index - 1].column
            self.part = None if self.is_row_unknown else self.columns.get(line.column)
        self.placements[index] = self._in_item(index, self.part) if self.part else Placement()

    def has_heading(self, first: int, most: int | None = None) -> bool:
        """Whether a target or goal is answered from a line on, or within the next lines."""
        return any(heading.kind != "question" for at in range(first, len(self.lines))[:most]
                   if at not in self.finder.skipped and (heading := self.finder.at(at, self.target)))

    def _in_item(self, index: int, part: Letter) -> Placement:
        marker = marker_of(self.lines[index].text)
        begins = marker is not None and self.counting.begins_item(marker, first=self.last < 0)
        self.item += begins or self._is_new(index)
        self.bulleted, self.last = self.bulleted or begins, index
        return Placement("item", len(self.headings), part, self.item, marker.length if marker and begins else 0)

    def _is_new(self, index: int) -> bool:
        """Whether a line without a bullet begins an item: the first of a part or cell, or a paragraph of its own."""
        if self.last < 0:
            return True
        above, line, before = self.lines[self.last], self.lines[index], self.placements[self.last]
        if above.column != line.column or (before.heading, before.part) != (len(self.headings), self.part):
            return True
        return begins_paragraph(above, line, in_form=self.form.is_form, bulleted=self.bulleted,
                                is_next=self.last == index - 1, is_short=self.finder.is_short(self.last))

    def flag(self, code: str, index: int, **values: object) -> None:
        """Flag a line."""
        self.flags.append(Message(code=code, values={"line": self.lines[index].number, **values}))
