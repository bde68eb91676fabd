### Briefing packs: slides, documents, workbooks, pages to print, archives of pictures.

pack-title = Briefing: { $whose }
pack-heading = { $whose }: { $subject }
pack-subject = { $number } { $goal }
pack-version = Data version { $version }
pack-as-of = as of { $day }
pack-for-staff = for staff
pack-for-public = for the public
pack-not-public-figures = contains figures that are not public
pack-not-public-text = contains text that is not public
pack-made-with = Goalline { $goalline }
pack-embargo = Embargo: not before { $embargo }
pack-edition = Edition { $edition }
pack-replaces = Replaces data version { $version }
pack-prepared = Prepared { $who }
pack-checked = Checked { $who }
pack-cleared = Cleared { $who }
pack-filter-year = figures for { $year }
pack-filter-latest = latest figure in each series
pack-statuses-under = Latest figure for each country and goal, with its year
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
pack-because = { $status }: { $reason }
pack-goal-label = { $name }: { $value }
pack-path = Goal path from { $since }
pack-after-break = { $indicator }, from { $year } (after a break)
pack-source-at = { $source }, { $address }
pack-note-of = { $year }: { $note }
pack-method = How it is assessed
pack-sources = Sources
pack-reading = How to read it
pack-was = revised, was { $value }
pack-notes = Notes
pack-others = For context, not assessed
pack-report = From its report, in its own words
pack-report-by = Quoted from { $area }, report of { $year }. Source: { $source }
pack-commitments = Commitments
pack-questions = Questions you may be asked
pack-annex = Annex: how it was worked out
pack-line-missing =
    { $count ->
        [one] One country has no figure for this goal: { $names }.
       *[other] { $count } countries have no figure for this goal: { $names }.
    }
pack-left-out = Missing information
pack-growth = Growth a year in per cent
pack-latest-figure = Latest figure
pack-goal = Goal
pack-status-head = Status
pack-sure-head = How sure
pack-headline-group =
    { $of ->
        [0] { $year ->
            [latest] No country has a recent status
           *[other] No country has a status for { $year }
        }
       *[other] { $away ->
            [0] None of the { $of } countries assessed is moving away from a goal
            [one] { $names ->
                [none] One of { $of } countries assessed is moving away from a goal
               *[other] Of { $of } countries assessed, only { $names } is moving away from a goal
            }
           *[other] { $names ->
                [none] { $away } of { $of } countries assessed are moving away from a goal
               *[other] Of { $of } countries assessed, { $names } move away from a goal
            }
        }
    }
pack-headline-one = Only { $area }, of { $of } countries, has a recent status
pack-only =
    { $instead ->
        [others] { $whose }: only figures published by others on goal { $number }
        [words] { $whose } has answered in words on goal { $number }, without a figure
        [commitments] { $whose } has made commitments on goal { $number }, without a figure
       *[comment] { $whose } has commented on goal { $number }, without a figure
    }
pack-status-of-years =
    { $way ->
        [met] { $status } · goal met in { $year }, and in { $met } of { $assessed } years
        [missed] { $status } · goal not met in { $year }; met in { $met } of { $assessed } years
       *[open] { $status } · goal met in { $met } of { $assessed } years
    }
pack-number-of =
    { $change ->
        [none] { $indicator } in { $year }
       *[other] { $indicator } in { $year }, { $change }
    }
pack-of = { $count } of { $of }
pack-by-chance = { $status }: could be chance, rests on one figure, or not tested
pack-part-of-group = { $status }: { $count }
pack-point-changed = What changed
pack-point-sure = How sure
pack-point-ask = What to ask
pack-other-indicator = “≠”: on another indicator of the goal, not counted with the others
pack-unsure = “?”: could be chance, on one figure, or not tested
pack-striped = Striped or “?”: could be chance, on one figure, or not tested
pack-all-clear =
    { $count ->
        [one] The one change found is clear by the test (p below 5 %).
       *[other] All { $count } changes found are clear by the test (p below 5 %).
    }
pack-missing =
    { EXTENT($count, $of) ->
        [all] No country has a figure.
       *[some] { $count ->
            [one] One of { $of } countries has no figure.
           *[other] { $count } of { $of } countries have no figure.
        }
    }
pack-ask-group =
    { $away ->
        [0] { $missing ->
            [0] What did these countries do, and how do they know whether it helped?
            [one] When will the one country without a figure report?
           *[other] When will the { $missing } countries without figures report?
        }
       *[other] What will turn things around in { $names }?
    }
pack-commitment =
    { $overdue ->
        [1] { $status }, overdue: { $quote }
       *[0] { $day ->
            [none] { $status }: { $quote }
           *[other] { $status }, due { $day }: { $quote }
        }
    }{ $answers ->
        [none] { "" }
       *[other] . Answered: { $answers }
    }
pack-asked-caution = What should one know about these figures?
pack-asked-missing = Which countries have no figure?
pack-asked-compared = Which countries are compared?
pack-line-compared =
    { EXTENT($both, $of) ->
        [none] None: no country has comparable figures for { $before } and { $year }.
        [all] All { $of }: each has comparable figures for { $before } and { $year }.
       *[some] { $both } of { $of }: those with comparable figures for { $before } and { $year }; left out: { $lacking }.
    }
pack-asked-promised = What became of the commitments of { $area }?
pack-line-promised =
    { EXTENT($count, $of) ->
        [all] { $of ->
            [one] Nothing is known here of its one commitment on this goal, announced in { $year }.
           *[other] Nothing is known here of its { $of } commitments on this goal, the latest announced in { $year }.
        }
       *[some] { $count ->
            [one] Of its { $of } commitments on this goal, one has no answer yet.
           *[other] Of its { $of } commitments on this goal, { $count } have no answer yet.
        }
    }
pack-filters =
    { $goals ->
        [all] All { $count } goals · { $when }
       *[some] { $count ->
            [one] Goal { $goals } · { $when }
           *[other] Goals { $goals } · { $when }
        }
    }
pack-countries-with =
    { $part ->
        [some] countries had at least one
        [zero] countries had none
       *[other] countries with the status “{ $status }”
    }
pack-others-named =
    { $count ->
        [one] one other
       *[other] { $count } others
    }
pack-unclaimed =
    { $kind ->
        [fact] as reported, not tested
        [trend] no change claimed
       *[none] too few figures to test
    }
