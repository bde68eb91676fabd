### Briefing packs: slides, documents, workbooks, pages to print, archives of pictures.

pack-title = Briefing: { $whose }
pack-heading = { $whose }: { $number } { $goal }
pack-contents = Contents
pack-finding = Finding
pack-version = Data version { $version }
pack-as-of = data as of { $day }
pack-for-staff = for staff
pack-for-public = for the public
pack-not-public-figures = contains figures not public
pack-not-public-text = contains text not public
pack-made-with = Goalline { $goalline }
pack-embargo = Embargo: not before { $embargo }
pack-edition = Edition { $edition }
pack-replaces = Replaces data version { $version }
pack-prepared = Prepared { $who }
pack-checked = Checked { $who }
pack-cleared = Cleared { $who }
pack-filters =
    { $count ->
        [one] { $whose } · goal { $goals } · { $when }
       *[other] { $whose } · goals { $goals } · { $when }
    }
pack-filter-year = figures for { $year }
pack-filter-latest = latest figure in each series
pack-statuses-title = { $whose }: status on each goal
pack-statuses-under = Latest figure for each country and goal, with its year
pack-statuses-under-in = Figures for { $year }
pack-nothing-of =
    { $count ->
        [one] No figure to assess and no written answer: { $names }.
       *[other] No figure to assess and no written answer ({ $count } countries): { $names }.
    }
pack-nothing-on =
    { $count ->
        [one] { $whose }: no information in this briefing on one goal ({ $goals }).
       *[other] { $whose }: no information in this briefing on { $count } goals ({ $goals }).
    }
pack-unit = Unit
pack-indicator = Indicator
pack-certainty = Certainty
pack-because = { $status }: { $reason }
pack-sure = { $status } ({ $certainty })
pack-goal-label = { $name }: { $value }
pack-path = Goal path from { $since }
pack-after-break = { $indicator }, from { $year } (after a break)
pack-source-at = { $source }, { $address }
pack-status = Status: { $status }
pack-status-met = Status: { $status } · goal met in { $year }, and in { $met } of { $assessed } years
pack-status-missed = Status: { $status } · goal not met in { $year }; met in { $met } of { $assessed } years
pack-status-open = Status: { $status } · goal met in { $met } of { $assessed } years
pack-note-of = { $year }: { $note }
pack-only-others = { $whose } has reported no figure on goal { $number }; others have published figures
pack-only-words = { $whose } has given a written answer on goal { $number }, but no figure
pack-only-commitments = { $whose } has made commitments on goal { $number }, but has reported no figure
pack-only-comment = { $whose } has commented on goal { $number }, but has reported no figure
pack-speaking-note = Speaking note
pack-spoken-lead = { $whose }, goal { $number }, { $goal }:
pack-spoken-other = Published by others: { $finding }.
pack-spoken-about = Published by others on “{ $about }”: { $finding }.
message-pack-spoken-improving =
    { $way ->
        [up] The { $figures } figures since { $since } rose, an improving trend: from { $first_value } in { $since } to { $last_value } in { $by }.
       *[other] The { $figures } figures since { $since } fell, an improving trend: from { $first_value } in { $since } to { $last_value } in { $by }.
    }
message-pack-spoken-moving-away =
    { $way ->
        [up] The { $figures } figures since { $since } rose, a worsening trend: from { $first_value } in { $since } to { $last_value } in { $by }.
       *[other] The { $figures } figures since { $since } fell, a worsening trend: from { $first_value } in { $since } to { $last_value } in { $by }.
    }
message-pack-spoken-no-clear-trend = The { $figures } figures since { $since } range from { $low_value } to { $high_value } without a clear trend.
message-pack-spoken-small-trend = The { $figures } figures since { $since } range from { $low_value } to { $high_value }; the change is too small to count as a trend.
pack-method = How it is assessed
pack-sources = Sources
pack-reading = How to read it
pack-caution = Caution
pack-revised = Revised
pack-was = revised, was { $value }
pack-notes = Notes
pack-others = For context, not assessed
pack-report = From its report, in its own words
pack-report-by = Quoted from { $area }, report of { $year }. Source: { $source }
pack-commitments = Commitments
pack-commitments-lead =
    { $count ->
        [one] { $count } commitment: { $statuses }. { $overdue ->
            [0] Not overdue.
           *[other] Overdue.
        }
       *[other] { $count } commitments: { $statuses }. { $overdue ->
            [0] None overdue.
           *[other] Overdue: { $overdue }.
        }
    }
pack-commitment = { $status }: { $quote }
pack-commitment-overdue = { $status }, overdue: { $quote }
pack-commitment-due = { $status }, due { $day }: { $quote }
pack-commitment-answered = { $commitment }. Answered: { $answers }
pack-questions = Questions you may be asked
pack-asked-why = Why “{ $status }”?
pack-asked-fell = Why did the status fall from “{ $was }” in { $year } to “{ $status }”?
pack-asked-chance = Could the change be chance?
pack-asked-unusual = Is one of the latest figures unusual?
pack-asked-small = How precise is the figure?
pack-asked-sensitivity = Does the status depend on a single figure?
pack-asked-breaks = Why is there a break in the line?
pack-asked-caution = What caveats does the publisher give?
pack-asked-revised = Has this figure been revised?
pack-asked-missing = Who did not report?
pack-asked-promised = What has { $area } promised on this goal and not answered?
pack-line-promised =
    { EXTENT($count, $of) ->
        [all] { $of ->
            [one] The one commitment on record has not
           *[other] None of the { $of } commitments on record has
        } been answered: { $quotes }.
       *[some] { $count ->
            [one] One of the { $of } commitments on record has
           *[other] { $count } of the { $of } commitments on record have
        } not been answered: { $quotes }.
    }
pack-asked-compared = Which countries are compared?
pack-line-missing =
    { $count ->
        [one] One country has no figure for this goal: { $names }.
       *[other] { $count } countries have no figure for this goal: { $names }.
    }
pack-figures = Figures
pack-statuses = Statuses
pack-left-out = Missing information
pack-slide-of = { $under } ({ $number } of { $of })
pack-page = Page
pack-growth = Growth a year in per cent
pack-limit = { $share } % limit
pack-goal-of-growth = Goal
pack-countries = Countries
pack-first-figure = First figure
pack-latest-figure = Latest figure
