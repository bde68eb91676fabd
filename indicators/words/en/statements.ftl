### What the scoreboard says of goals, countries and groups.

message-goal-nobody-reported = No country has sent figures for this goal yet.
message-goal-nobody-reported-in = No country sent figures for this goal for { $year }.
message-goal-only-coded =
    { $coded ->
        [one] No country has sent figures yet; facts were read from { $coded } report only.
       *[other] No country has sent figures yet; facts were read from { $coded } reports only.
    }
message-goal-none-assessed =
    { $figures ->
        [one] { $figures } country has figures, which cannot be assessed.
       *[other] { $figures } countries have figures, which cannot be assessed.
    }
message-goal-none-assessed-in =
    { $figures ->
        [one] { $figures } country has figures for { $year }, which cannot be assessed.
       *[other] { $figures } countries have figures for { $year }, which cannot be assessed.
    }
message-goal-hidden =
    { $figures ->
        [one] { $figures } country has figures; none can be assessed for the public without giving a small count of people away.
       *[other] { $figures } countries have figures; none can be assessed for the public without giving a small count of people away.
    }
message-goal-hidden-in =
    { $figures ->
        [one] { $figures } country has figures for { $year }; none can be assessed for the public without giving a small count of people away.
       *[other] { $figures } countries have figures for { $year }; none can be assessed for the public without giving a small count of people away.
    }
message-goal-one = Only { $ref_area_in_sentence } can be assessed; it reads “{ $status }”.
message-goal-one-in = Only { $ref_area_in_sentence } can be assessed for { $year }; it reads “{ $status }”.
message-goal-too-few-one =
    { $of ->
        [one] Of { $of } country only { $ref_area_in_sentence } can be assessed, too few for a verdict on the group; it reads “{ $status }”.
       *[other] Of { $of } countries only { $ref_area_in_sentence } can be assessed, too few for a verdict on the group; it reads “{ $status }”.
    }
message-goal-too-few-one-in =
    { $of ->
        [one] Of { $of } country only { $ref_area_in_sentence } can be assessed for { $year }, too few for a verdict on the group; it reads “{ $status }”.
       *[other] Of { $of } countries only { $ref_area_in_sentence } can be assessed for { $year }, too few for a verdict on the group; it reads “{ $status }”.
    }
message-goal-too-few =
    { $assessed } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        } can be assessed, too few for a verdict on the group; { $met ->
            [0] none
           *[other] { $met }
        } met the goal.
message-goal-too-few-in =
    { $assessed } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        } can be assessed for { $year }, too few for a verdict on the group; { $met ->
            [0] none
           *[other] { $met }
        } met the goal.
message-goal-too-few-improving =
    { $assessed } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        } can be assessed, too few for a verdict on the group; { $improving ->
            [0] none
           *[other] { $improving }
        } { $improving ->
            [one] is
           *[other] are
        } improving.
message-goal-too-few-improving-in =
    { $assessed } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        } can be assessed for { $year }, too few for a verdict on the group; { $improving ->
            [0] none
           *[other] { $improving }
        } { $improving ->
            [one] was
           *[other] were
        } improving.
message-goal-n-of-m-met =
    { $met ->
            [0] None
           *[other] { $met }
        } of { $assessed ->
            [one] { $assessed } country
           *[other] { $assessed } countries
        } assessed met the goal.
message-goal-n-of-m-met-in =
    { $met ->
            [0] None
           *[other] { $met }
        } of { $assessed ->
            [one] { $assessed } country
           *[other] { $assessed } countries
        } assessed met the goal in { $year }.
message-goal-n-of-m-met-more-on-track =
    { $met ->
            [0] None
           *[other] { $met }
        } of { $assessed ->
            [one] { $assessed } country
           *[other] { $assessed } countries
        } assessed met the goal, and { $on_track } more { $on_track ->
            [one] is
           *[other] are
        } on track.
message-goal-n-of-m-met-more-on-track-in =
    { $met ->
            [0] None
           *[other] { $met }
        } of { $assessed ->
            [one] { $assessed } country
           *[other] { $assessed } countries
        } assessed met the goal in { $year }, and { $on_track } more { $on_track ->
            [one] was
           *[other] were
        } on track.
message-goal-n-of-m-improving =
    { $improving ->
            [0] None
           *[other] { $improving }
        } of { $assessed ->
            [one] { $assessed } country
           *[other] { $assessed } countries
        } assessed { $improving ->
            [one] is
           *[other] are
        } improving.
message-goal-n-of-m-improving-in =
    { $improving ->
            [0] None
           *[other] { $improving }
        } of { $assessed ->
            [one] { $assessed } country
           *[other] { $assessed } countries
        } assessed { $improving ->
            [one] was
           *[other] were
        } improving in { $year }.
message-goal-others-away =
    { $away ->
        [one] { $away } country has a further indicator of this goal that is moving away.
       *[other] { $away } countries have a further indicator of this goal that is moving away.
    }

message-running-total-about =
    { $a_year ->
        [0] fewer than one from { $since } to { $by }
       *[other] about { $a_year } from { $since } to { $by }
    }
message-running-total-at-least = at least about { $a_year } from { $since } to { $by }
message-running-total-at-most = at most about { $a_year } from { $since } to { $by }
message-running-total = Added a year on average: { $clauses }.
message-evidence-total = { $indicator }: { $value } { $when }. Added a year on average: { $clauses }.
message-evidence-latest = { $indicator }: { $value } { $when }.
message-evidence-changed =
    { $change_way ->
        [more] { $indicator }: { $value } { $when }, { $change_size } more than in { $previous_year }.
        [less] { $indicator }: { $value } { $when }, { $change_size } less than in { $previous_year }.
       *[other] { $indicator }: { $value } { $when }, no change than in { $previous_year }.
    }
message-evidence-unchanged = { $indicator }: { $value } { $when }, as many as in { $previous_year }.
message-evidence-a-year =
    { $change_way ->
        [more] { $indicator }: { $value } { $when }, about { $change_size } more a year since { $since }.
        [less] { $indicator }: { $value } { $when }, about { $change_size } less a year since { $since }.
       *[other] { $indicator }: { $value } { $when }, about 0 % more a year since { $since }.
    }

message-reporting-sent =
    { $of ->
        [one] { $reported } of { $of } country sent figures.
       *[other] { $reported } of { $of } countries sent figures.
    }
message-reporting-held =
    { $held ->
        [one] Public figures are held for { $held } country.
       *[other] Public figures are held for { $held } countries.
    }
message-reporting-held-more = Public figures are held for { $held } more.
message-reporting-coded =
    { $coded ->
        [one] Facts were read from the report of { $coded } country.
       *[other] Facts were read from the reports of { $coded } countries.
    }
message-reporting-coded-more =
    { $coded ->
        [one] Facts were read from the report of { $coded } more.
       *[other] Facts were read from the reports of { $coded } more.
    }
message-reporting-in-words =
    { $in_words ->
        [one] { $in_words } country reported in words, without a figure.
       *[other] { $in_words } countries reported in words, without a figure.
    }
message-reporting-in-words-more = { $in_words } more reported in words, without a figure.
message-reporting-country-held = It sent no figures itself: those shown are taken from public pages.
message-reporting-country-coded = It sent no figures itself: those shown are facts read from its report.
message-reporting-country-held-and-coded = It sent no figures itself: those shown are taken from public pages and from its report.
message-reporting-country-partly =
    { $sent ->
        [one] It sent figures for { $sent } goal; the others are taken from public pages or from its report.
       *[other] It sent figures for { $sent } goals; the others are taken from public pages or from its report.
    }

message-country-nothing-sent = { $ref_area }: no figures to judge yet{ $others }.
message-country-nothing-sent-in = { $ref_area }: no figures to judge for { $year }{ $others }.
message-country-figures =
    { $goals ->
        [one] { $ref_area }: figures for { $figures } of { $goals } goal{ $others }. { $counts }.
       *[other] { $ref_area }: figures for { $figures } of { $goals } goals{ $others }. { $counts }.
    }
message-country-figures-in =
    { $goals ->
        [one] { $ref_area }: figures of { $year } for { $figures } of { $goals } goal{ $others }. { $counts }.
       *[other] { $ref_area }: figures of { $year } for { $figures } of { $goals } goals{ $others }. { $counts }.
    }
message-country-figures-one =
    { $goals ->
        [one] { $ref_area }: figures for 1 of { $goals } goal ({ $number }), which reads “{ $status }”{ $others }.
       *[other] { $ref_area }: figures for 1 of { $goals } goals ({ $number }), which reads “{ $status }”{ $others }.
    }
message-country-figures-one-in =
    { $goals ->
        [one] { $ref_area }: figures of { $year } for 1 of { $goals } goal ({ $number }), which reads “{ $status }”{ $others }.
       *[other] { $ref_area }: figures of { $year } for 1 of { $goals } goals ({ $number }), which reads “{ $status }”{ $others }.
    }
message-country-and-of-others =
    { $others ->
        [one] ; for { $others } goal there are only figures by others, which are not judged
       *[other] ; for { $others } goals there are only figures by others, which are not judged
    }
message-country-report =
    { $ref_area_at_start } reported in { $year }: { $answered ->
            [one] { $answered } goal
           *[other] { $answered } goals
        } answered, { $actions ->
            [one] { $actions } follow-up action
           *[other] { $actions } follow-up actions
        }, { $coded ->
            [one] { $coded } fact
           *[other] { $coded } facts
        } read from the text.
message-country-report-no-table =
    { $ref_area_at_start } reported in { $year }: { $answered ->
            [one] { $answered } goal
           *[other] { $answered } goals
        } answered, { $actions ->
            [one] { $actions } follow-up action
           *[other] { $actions } follow-up actions
        }, { $coded ->
            [one] { $coded } fact
           *[other] { $coded } facts
        } read from the text, no yearly table.
message-country-other-away = But a further indicator of goal { $number } is moving away: { $indicator }, { $value } in { $year }.
message-country-others-away = But further indicators are moving away, on goals { $numbers }.

message-group-nobody-in-both-years = No country has figures that compare for both { $previous_year } and { $year }.
message-group-no-figures = No country has sent figures.
message-group-hidden = What there is for { $previous_year } and { $year } is hidden to protect people.
message-group-too-few =
    { $both } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        } { $both ->
            [one] has
           *[other] have
        } figures that compare for { $previous_year } and { $year }, too few for a verdict on the group.
message-group-sum-changed =
    Together the { $both } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        } with figures for both years report { $after } for { $year }, { $change_way ->
            [more] { $change_size } more
            [less] { $change_size } less
           *[other] no change
        } than for { $previous_year }.
message-group-sum-same =
    { $of ->
        [one] Together the { $both } of { $of } country with figures for both years report { $after } for { $year }, as many as for { $previous_year }.
       *[other] Together the { $both } of { $of } countries with figures for both years report { $after } for { $year }, as many as for { $previous_year }.
    }
message-group-sum-from-zero =
    { $of ->
        [one] Together the { $both } of { $of } country with figures for both years report { $after } for { $year }, after { $before } for { $previous_year }.
       *[other] Together the { $both } of { $of } countries with figures for both years report { $after } for { $year }, after { $before } for { $previous_year }.
    }
message-group-median-changed =
    The middle figure of { $both } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        }: { $after } in { $year }, { $change_way ->
            [more] { $change_size } more
            [less] { $change_size } less
           *[other] no change
        } than in { $previous_year }.
message-group-median-same =
    { $of ->
        [one] The middle figure of { $both } of { $of } country: { $after } in { $year }, as in { $previous_year }.
       *[other] The middle figure of { $both } of { $of } countries: { $after } in { $year }, as in { $previous_year }.
    }
message-group-median-from-zero =
    { $of ->
        [one] The middle figure of { $both } of { $of } country: { $after } in { $year }, after { $before } in { $previous_year }.
       *[other] The middle figure of { $both } of { $of } countries: { $after } in { $year }, after { $before } in { $previous_year }.
    }
message-group-taking-part =
    { $taking_part ->
        [one] { $taking_part } country of { $both } with figures for both years report at least one for { $year }, { $took_part } for { $previous_year }. They are not added up, since several countries may count the same one.
       *[other] { $taking_part } countries of { $both } with figures for both years report at least one for { $year }, { $took_part } for { $previous_year }. They are not added up, since several countries may count the same one.
    }
message-group-not-added =
    { $both } of { $of ->
            [one] { $of } country
           *[other] { $of } countries
        } { $both ->
            [one] has
           *[other] have
        } figures for both { $previous_year } and { $year }; they are not added up, since each country counts in its own way.
message-group-each-met =
    each by itself, { $met ->
            [0] none
           *[other] { $met }
        } of these { $both ->
            [one] { $both } country
           *[other] { $both } countries
        } met the goal in { $year }
message-group-each-improving =
    each by itself, { $met ->
            [0] none
           *[other] { $met }
        } of these { $both ->
            [one] { $both } country
           *[other] { $both } countries
        } { $met ->
            [one] is
           *[other] are
        } improving
message-group-new-only-rise = All figures together rise only because more countries report. That is not progress.
message-group-only-new = Left out, with no figure for the year before: { $areas_in_sentence }.
message-group-no-longer = Left out, with no figure for { $year }: { $areas_in_sentence }.
message-group-neither = Left out, with figures for other years alone: { $areas_in_sentence }.
message-group-hidden-areas = Left out, since a figure is hidden to protect people: { $areas_in_sentence }.
message-group-coded = Left out, since the figures were read in reports: { $areas_in_sentence }.
message-group-not-comparable = Left out, since the two years do not compare: { $areas_in_sentence }.
message-group-marked = Included, and marked “{ $mark }”: { $areas_in_sentence }.
message-group-marked-alone = Marked “{ $mark }”: { $areas_in_sentence }.
message-group-coverage = A group gets a verdict from { $coverage } % of its countries on: our reading, not agreed by the Alliance.
message-group-activities =
    { $naming ->
        [one] { $value } in { $year }, named by { $naming } country; each is counted once, however many countries took part.
       *[other] { $value } in { $year }, named by { $naming } countries; each is counted once, however many countries took part.
    }
message-group-activities-unnamed = Not in that number, since not all of theirs are named: { $areas_in_sentence }.

message-chance-two-counts = { $value } after { $before }. Two counts as far apart as this, either way, come up in { $p_of_hundred } pairs of years without any change ({ $p }).
message-chance-change-between = The counts are compatible with a change between { $lowest } and { $highest } (95 % interval).
message-chance-change-reached = The counts are compatible with a change between { $lowest } and { $highest } (95 % interval), all of it at least the { $goal } of the goal.
message-chance-change-missed = The counts are compatible with a change between { $lowest } and { $highest } (95 % interval), all of it short of the { $goal } of the goal.
message-chance-change-cannot-be-told = The counts are compatible with a change between { $lowest } and { $highest } (95 % interval); whether the underlying change reached { $goal } cannot be told.
message-chance-range-in-in = { $later } and { $earlier } are both within the range of { $since } to { $by } ({ $least } to { $most }).
message-chance-range-in-out = { $later } is within the range of { $since } to { $by } ({ $least } to { $most }); { $earlier } in { $previous_year } was not.
message-chance-range-out-in = { $later } is outside the range of { $since } to { $by } ({ $least } to { $most }); { $earlier } in { $previous_year } was within it.
message-chance-range-out-out = { $later } and { $earlier } are both outside the range of { $since } to { $by } ({ $least } to { $most }).
message-chance-dispersion = Cases often come in clusters. This allows for it: counts of this series vary { $dispersion } times as much as single cases would.
message-chance-dispersion-assumed = Cases often come in clusters. With fewer than five figures this allows for it by assuming that counts vary { $dispersion } times as much as single cases would (our reading).
message-chance-trend-up = The { $figures } figures since { $since } rise clearly: an order as clear as this, either way, comes up in { $p_of_hundred } series without any trend ({ $p }).
message-chance-trend-down = The { $figures } figures since { $since } fall clearly: an order as clear as this, either way, comes up in { $p_of_hundred } series without any trend ({ $p }).
message-chance-trend-unsteady = No clear trend in the { $figures } figures since { $since } ({ $p }).
message-chance-trend-none = No trend: the { $figures } figures since { $since } rise as often as they fall.
message-chance-untested = Not tested against chance: { $why }
message-chance-underlying-count = A count of { $value } is compatible with a true level of about { $low } to { $high } (95 % interval).
message-chance-underlying-share = { $value } of { $whole } cases is compatible with a true share of { $least_share } to { $most_share } (95 % interval).

message-compare-met = { $indicator }: { $met } of { $assessed } assessed met the goal.
message-compare-improving =
    { $improving ->
        [one] { $indicator }: { $improving } of { $assessed } assessed is improving.
       *[other] { $indicator }: { $improving } of { $assessed } assessed are improving.
    }
message-compare-one-assessed = { $indicator }: only { $areas_in_sentence } can be assessed.
message-compare-shown = { $indicator }: { $areas_in_sentence }.
message-compare-nothing = { $indicator }: no figure.
message-compare-same-rule = One indicator, one unit and one rule: { $areas_in_sentence }. Statuses and changes compare.
message-compare-same = One indicator and one unit: { $areas_in_sentence }.
message-compare-same-year = All of { $year }.
message-compare-alone = Only one has a figure of this indicator: { $areas_in_sentence }.
message-compare-caution = { $caution }
message-compare-years = Figures of different years, { $since } to { $by }.
message-compare-hidden = Hidden to protect people: { $areas_in_sentence }.
message-compare-hidden-years = Some years are hidden to protect people: { $areas_in_sentence }.
message-compare-coded = Read in a report, not sent as a figure: { $areas_in_sentence }.
message-compare-public = Taken from public pages, not sent: { $areas_in_sentence }.
message-compare-breaks = Breaks in the series, across which nothing compares: { $areas_in_sentence }.
message-compare-missing = No figure for this goal: { $areas_in_sentence }.
message-compare-instead = { $ref_area_at_start } has another measure instead: { $indicator }. The two do not compare.
message-compare-marked = Marked “{ $mark }”: { $areas_in_sentence }.
message-compare-size = Countries differ in size and in how they count: the counts themselves do not compare.
message-compare-ways = Countries measure in their own ways: a small difference says nothing.
message-compare-bodies = The world and each body have series of their own; none of them is a sum of countries.

message-explain-status = { $ref_area }, { $indicator }, { $year }: { $status }.
message-explain-not-assessed = { $ref_area }, { $indicator }, { $year }: not assessed ({ $reason }).
message-explain-context = { $ref_area }, { $indicator }, { $year }: shown for context, not judged.
message-explain-goal = Operational goal { $number }: { $goal_id }.
message-explain-illustrative = ILLUSTRATIVE: every figure here is invented.
message-explain-steps = How it was judged, step by step:
message-explain-rule = The rule:
message-explain-origin = Whose rule it is, and where the method comes from:
message-explain-of-the-form = The Alliance's form sets the number; everything else is our reading, not agreed by the Alliance.
message-explain-ours = The rule is our reading, not agreed by the Alliance.
message-explain-standing = Data version { $version } · Goalline { $goalline }

message-false-alarms-trend = A trend is named when the order of the years would come up by chance in fewer than { $of_hundred } of 100 series without any change.
message-false-alarms = Of { $series } series tested here, about { $each } would read Improving and as many Moving away if nothing had changed anywhere. Where each year resembles the one before, more would.
message-false-alarms-few =
    { $series ->
        [one] One series has enough figures to be tested here. If nothing had changed, it would probably read No clear trend; where each year resembles the one before, that is less certain.
       *[other] Of { $series } series tested here, probably none would read Improving or Moving away if nothing had changed anywhere. Where each year resembles the one before, more would.
    }
message-false-alarms-none = No series here has enough figures for this test yet.

message-outlook-method = The dotted line of a figure continues from the last value by the average step of the years since the last break. The shaded range is where four of five outcomes would lie if the coming years varied as those years did; it widens with every year. New measures are not taken into account, and where a level shifts or growth stops, far fewer outcomes lie inside. There is no outlook for counts of people, nor with fewer than eight figures; and it ends where the range is wider than 50 points of a share, or three times the last figure of anything else.
message-outlook-source = Statisticians call it a random walk with drift, its steps taken on square roots of counts and angles of percentages. No count falls below zero and no share rises above 100 %. Source: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, sections 5.2 and 5.5; Anscombe 1948 for the scales. It is our reading, and never part of a status.
message-outlook-differs = It can differ from the pace: the pace assumes an even course and no variation, the outlook the same step with variation. A goal that today’s pace would meet may therefore lie off the dotted line, or outside the range.

message-explain-outlook = The outlook, which is no part of the status:

message-sensitivity-case = If one case had been counted differently: { $status }.
message-sensitivity-rounding = If the figure of { $year } were rounded otherwise: { $status }.
message-sensitivity-provisional = Without the provisional figure of { $year }: { $status }.
