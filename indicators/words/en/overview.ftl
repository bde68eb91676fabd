### The screen Overview.

overview-year-hint = Figures for { $year }.
overview-not-yet = The page address asks for a status or a goal. Too few countries have reported for that. Showing all countries instead.
overview-bar = Countries by status on goal { $goal }
overview-part =
    { $untested ->
        [0] { $figure ->
            [0] { $chance ->
                [0] { $count ->
                    [one] { $part }: one country
                   *[other] { $part }: { $count } countries
                }
               *[other] { $count ->
                    [one] { $part }: one country; it could be chance
                   *[other] { $part }: { $count } countries; { $chance } could be chance
                }
            }
           *[other] { $chance ->
                [0] { $count ->
                    [one] { $part }: one country; it rests on one figure
                   *[other] { $figure ->
                        [one] { $part }: { $count } countries; { $figure } rests on one figure
                       *[other] { $part }: { $count } countries; { $figure } rest on one figure each
                    }
                }
               *[other] { $figure ->
                    [one] { $part }: { $count } countries; { $chance } could be chance; { $figure } rests on one figure
                   *[other] { $part }: { $count } countries; { $chance } could be chance; { $figure } rest on one figure each
                }
            }
        }
       *[other] { $figure ->
            [0] { $chance ->
                [0] { $count ->
                    [one] { $part }: one country; it is not tested
                   *[other] { $part }: { $count } countries; { $untested } not tested
                }
               *[other] { $part }: { $count } countries; { $chance } could be chance; { $untested } not tested
            }
           *[other] { $chance ->
                [0] { $figure ->
                    [one] { $part }: { $count } countries; { $figure } rests on one figure; { $untested } not tested
                   *[other] { $part }: { $count } countries; { $figure } rest on one figure each; { $untested } not tested
                }
               *[other] { $figure ->
                    [one] { $part }: { $count } countries; { $chance } could be chance; { $figure } rests on one figure; { $untested } not tested
                   *[other] { $part }: { $count } countries; { $chance } could be chance; { $figure } rest on one figure each; { $untested } not tested
                }
            }
        }
    }
overview-part-some = At least one
overview-part-zero = None reported
overview-part-other-indicator = Another indicator
overview-part-stale = Too old to count
overview-part-not-reported = No figure
overview-all-countries = all countries
overview-cell = { $area }, { $goal }: { $status }. { $indicator }, { $year }
overview-away = { $away } of { $of } getting worse (latest { $year })
overview-away-short = ↘ { $away }
overview-in-words-short = written report only
overview-nothing =
    { $count ->
        [one] One country: not reported yet
       *[other] { $count } countries: not reported yet
    }
overview-headline =
    { $away ->
        [0] None of { $of } countries is moving away from a goal
        [one] One of { $of } countries is moving away from a goal
       *[other] { $away } of { $of } countries are moving away from a goal
    }
overview-more-away =
    { $away ->
        [0] { $count ->
            [one] In one country, another indicator is getting worse
           *[other] In { $count } countries, another indicator is getting worse
        }
       *[other] In { SPELLED($count) } more, another indicator is getting worse
    }
overview-show-away =
    { $count ->
        [one] Show it
       *[other] Show which
    }
overview-latest-hint = Each country’s latest figure. Figures of years before { $year } do not count.
overview-too-few =
    { $reported ->
        [0] None of { $of } countries has reported figures yet
        [one] One of { $of } countries has reported figures
       *[other] { $reported } of { $of } countries have reported figures
    }
overview-invented = See invented figures
overview-bring = Upload a country's figures
overview-caption = Status of each country on each goal. A year is shown where another country has a newer figure.
overview-caption-in = Status of each country on each goal in { $year }.
overview-note = Activities have no status: their number stands beside the range of the country's own last five years. A status describes reported figures, not the amount of abuse or its causes.
overview-selected =
    { $areas ->
        [none] { $part } on { $goal }: { $count ->
            [0] no country.
            [one] one country.
           *[other] { $count } countries.
        }
       *[other] { $part } on { $goal }: { $areas }.
    }
overview-named = { $area } ({ $goals })
overview-any-goal = any goal
overview-all = Show all countries
overview-published = The longest series held here
overview-published-caption = Published figures, the longest series of each publisher. They are not reports to the Alliance.
overview-published-line = Over the years
overview-published-publisher = Publisher
status-key-clear = solid: clear change or full count
status-key-chance = hatched: could be chance, rests on one figure, or not tested
status-key-provisional = (p) provisional figure
status-key-met = by year: ✓ goal met, · not met, – not known
status-key-away = ↘ other indicators of the goal getting worse; they do not count in the headline
overview-last = last { $year }
