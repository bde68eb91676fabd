### The screen Country.

country-ask = Country
country-member-yes = Member of the { $group }
country-member-no = Not a member of the { $group }
country-member-open = Membership of the { $group } unclear
country-report-age = That was { $years } years ago.
country-report-new = That is the newest report.
country-goals = Goals
country-goals-caption = Latest figure for each goal, and its series over the same years. Choose a goal for details.
country-goal = Goal
country-latest = Latest figure
country-status = Status
country-asked = Target
country-asked-is = Target: { $asked }
country-pace = Pace
country-trend = Trend
country-pace-or-trend = Pace or trend
country-pace-needed = Pace needed next year
country-on-the-way = { $change }, to reach the goal by its year
country-reached = At today's pace
country-reached-in = the goal is reached in { $year }
country-as-asked = { $change }, as the goal requires
country-on-path = { $change }, as the goal requires, would also keep it on the goal path from { $year } (Goalline's path, not agreed by the Alliance)
country-back-on-path = { $change } would return it to the goal path from { $year } (Goalline's path, not agreed by the Alliance)
country-years = Over time
country-context-only = no figure reported by { $area }; published figures by others below
country-context-absent = { $absent }; published figures by others below
country-absent = { $area } reports its { $year } figure as: { $absence }
country-further =
    { $count ->
        [one] 1 other indicator below
       *[other] { $count } other indicators below
    }
country-in-full = Goal in detail
country-compare = Compare with other countries
country-correct = Correct this figure
country-request = Request figures with a workbook
country-report-says = From its report
country-how-judged = How the status is assessed
country-all-years = All years, with sources
country-change = Change
country-change-since = { $change } since { $year }
country-pace-trend = { $pace }, the median change between its figures since { $year }
country-pace-since = { $pace } on average since { $year }
country-pace-to-zero = { $pace } since { $year }
country-to-goal = { $change }, to meet the goal
country-pace-since-share = { $pace } on average since { $year }; assessed as growth of the share, { $judged } a year
country-asked-next = Target for next year
country-asked-in = { $asked } in { $year }
country-gap = Against the goal
country-gap-path = Against the goal path
country-gap-of-path = { $gap }, which is at { $path } in { $year }.
country-gap-of-path-less = { $gap }, which is at { $path } in { $year } (less is better).
country-two-goals = The path is { $change } every year since { $since }; the goal for { $year } is { $change } on { $before } alone: { $goal }.
country-two-goals-of-years = The path follows each year's own goal since { $since }; the goal for { $year } is { $change } on { $before } alone: { $goal }.
country-certainty = Certainty
country-growth = Growth over the window
country-growth-since = { $growth } since { $year }
country-unusual = Unusual years
country-underlying = Underlying level
country-beyond-chance = Beyond chance
country-revised = Revised
country-outlook = Outlook
country-modelled = Modelled growth
country-outlook-differs = New measures are not taken into account. It can differ from the pace, which assumes the same change every year; how each is computed is explained below.
country-streak = Goal met
country-years-met = in { $met } of { $assessed } years
country-streak-figures = { $figures } figures in a row
country-readings = How to read these figures
country-report = Report of { $year }
country-missing =
    { $count ->
        [one] 1 goal without a figure to assess
       *[other] { $count } goals without a figure to assess
    }

report-breaks-off = [breaks off here in the report]
report-part-A = A. Measures taken
report-part-B = B. Progress as the country sees it
report-part-C = C. Follow-up announced
report-other-goal = Another goal: { $wording }

status-note-met = Goal met in { $years }, of the years { $since } to { $year }
status-note-met-never = Goal not met in { $years }
status-note-stage = { $stage } in { $year }
status-note-too-early = { $figures } of { $needed } comparable figures

certainty-key-lead = Next to a status:
certainty-key-could-be-chance = chance may explain it, or one small difference would change it
certainty-key-none = no mark: no change is claimed
certainty-key-provisional = provisional

series-revised-staff = Revised since the last release: { $years }.
series-revised-public = Revised since the previous release: { $years }.
series-revised-year = { $year } (was { $value })
series-latest = { $area }: { $value } in { $when }
series-latest-stage = { $area }, { $indicator }: { $value } in { $when } (stage { $stage } of { $stages })
series-growth =
    { $growth_way ->
        [more] { $area }: up { $growth_size } a year since { $since }; { $value } in { $when }
       *[other] { $area }: down { $growth_size } a year since { $since }; { $value } in { $when }
    }
series-growth-by-chance =
    { $growth_way ->
        [more] { $area }: perhaps up { $growth_size } a year since { $since }; { $value } in { $when }
       *[other] { $area }: perhaps down { $growth_size } a year since { $since }; { $value } in { $when }
    }
series-slower =
    { $growth_way ->
        [more] { $area }: rising more slowly; { $value } in { $when }
       *[other] { $area }: falling more slowly; { $value } in { $when }
    }
series-no-longer =
    { $growth_way ->
        [more] { $area }: no longer rising; { $value } in { $when }
       *[other] { $area }: no longer falling; { $value } in { $when }
    }
series-no-clear-change = { $area }: no clear change since { $since }; { $value } in { $when }
series-changed =
    { $change_way ->
        [more] { $area }: { $value } in { $when }, { $change_size } more than in { $before }
        [less] { $area }: { $value } in { $when }, { $change_size } less than in { $before }
        [fewer] { $area }: { $value } in { $when }, { $change_size } fewer than in { $before }
       *[other] { $area }: { $value } in { $when }, as in { $before }
    }
series-goal = Goal
series-goal-of = Goal for { $year }
series-year = Year
series-value = Figure
series-change = Change on the year before
series-pace = Pace since the first year
series-status = Status
series-marks = Please note
series-source = Source

explained-title = How was this assessed?
explained-link = How?
explained-link-of = How? { $area }, { $year }
explained-year = Year
explained-copy = As text, to copy into a note:
explained-steps = Step by step
explained-rule = The rule
explained-origin = Origin of the rule and the method
explained-outlook = The outlook, which is not part of the status
