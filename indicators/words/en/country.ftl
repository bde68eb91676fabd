### The screen Country.

country-goals-of = Goals of { $area }
country-all-goals = ← All goals
country-tab =
    { $kind ->
        [sure] How sure
        [assessed] How assessed
        [report] Report and commitments
       *[figures] Figures
    }
country-context-only = only others publish figures
country-no-report = No written report from { $area } has been received.
country-no-answer = The newest report of { $area } says nothing on this goal.
country-whole-report = Search the whole report
country-catch-up = Back on the path by
message-catching-up = On the path by { $by }: { $goal } in { $by }, { $growth } a year from { $value } in { $year }. The path is Goalline's, not agreed by the Alliance.
country-member =
    { $kind ->
        [yes] Member of the { $group }
        [no] Not a member of the { $group }
       *[open] Membership of the { $group } unclear
    }
country-asked = Target
country-trend = Trend
country-compare = Compare with other countries
country-correct = Correct this figure
country-request = Request figures with a workbook
country-how-judged = How the status is assessed
country-growth = Growth over the window
country-certainty = Certainty
country-unusual = Unusual years
country-underlying = 95 % interval of the growth
country-beyond-chance = Could it be chance?
country-revised = Revised
country-outlook = Outlook
country-modelled = Modelled growth
country-outlook-differs = New measures are not taken into account. It can differ from the pace, which assumes the same change every year.
country-streak = Goal met
country-years-met = in { $met } of { $assessed } years
country-readings = How to read these figures
country-report = Report of { $year }

report-breaks-off = [breaks off here in the report]
report-part =
    { $kind ->
        [A] A. Measures taken
        [B] B. Progress as the country sees it
       *[C] C. Follow-up announced
    }
report-other-goal = Another goal: { $wording }

status-note-met =
    { $met ->
        [0] Goal met in no year from { $since } to { $year } (years assessed: { $told })
       *[other] Goal met in { $years } (years from { $since } to { $year } that can be told: { $told })
    }
status-note-stage =
    { $dated ->
        [no] { $stage } (figure of { $year })
        [by] { $stage } by { $year }
       *[since] { $stage } since { $year }
    }


series-revised-staff = Revised since the last release: { $years }.
series-revised-public = Revised since the previous release: { $years }.
series-revised-year = { $year } (was { $value })
series-latest = { $area }: { $value } in { $when }
series-area-and-indicator = { $area }, { $indicator }
series-latest-stage =
    { $dated ->
        [no] { $area }: { $value } (stage { $stage } of { $stages }; figure of { $when })
        [by] { $area }: { $value } by { $since } (stage { $stage } of { $stages })
       *[since] { $area }: { $value } since { $since } (stage { $stage } of { $stages })
    }
series-growth =
    { $kind ->
        [slowed] { $growth_way ->
            [more] { $area }: { $measured } rising more slowly; { $figure } in { $when }
           *[other] { $area }: { $measured } falling more slowly; { $figure } in { $when }
        }
        [stopped] { $growth_way ->
            [more] { $area }: { $measured } no longer rising; { $figure } in { $when }
           *[other] { $area }: { $measured } no longer falling; { $figure } in { $when }
        }
        [unclear] { $area }: { $value } in { $when }; no clear change since { $since }
        [chance] { $growth_way ->
            [more] { $area }: { $measured } perhaps up { $growth_size } a year, { $since }–{ $when }, to { $figure }
           *[other] { $area }: { $measured } perhaps down { $growth_size } a year, { $since }–{ $when }, to { $figure }
        }
       *[solid] { $growth_way ->
            [more] { $area }: { $measured } up { $growth_size } a year, { $since }–{ $when }, to { $figure }
           *[other] { $area }: { $measured } down { $growth_size } a year, { $since }–{ $when }, to { $figure }
        }
    }
series-changed = { $area }: { $value } in { $when }, { $change }
series-median = Median of { $group }
series-goal-of = Goal for { $year }
series-change = Change on the year before
series-pace = Pace since the first year
series-marks = Please note

explained-title-of = How was “{ $indicator }” assessed?
explained-rule = The rule
