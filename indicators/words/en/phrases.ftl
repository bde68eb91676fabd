### Parts of sentences and figures.

hidden =
    { $kind ->
        [small] fewer than { $below }
        [upper_bound] at most { $below }
        [lower_bound] not shown: it may be a small count
        [confidential] confidential
       *[other] not shown: a hidden figure would follow from it
    }
phrase-rests-on-hidden = rests on a hidden count of people
phrase-note-withheld = from a report that is not public
phrase-figures-on = figures on “{ $title }”
phrase-one = one
phrase-none = none
phrase-more = { $count } more
phrase-of-hundred = { $cases } of 100
phrase-of-hundred-under = fewer than 1 of 100
phrase-of-hundred-over = nearly all
phrase-of-hundred-all = all
phrase-none-of = no { $unit }
phrase-change-of =
    { $change_way ->
        [same] as many { $unit }
        [more] { $change_size } more { $unit }
       *[fewer] { $change_size } fewer { $unit }
    }
phrase-change-since =
    { $change_way ->
        [more] { $change_size } more than in { $before }
        [less] { $change_size } less than in { $before }
        [fewer] { $change_size } fewer than in { $before }
       *[same] as in { $before }
    }
phrase-had =
    { $publisher ->
        [none] had { $value } ({ $title })
       *[other] had { $value } ({ $title }, { $publisher })
    }
phrase-no-change = no change
phrase-points =
    { $size ->
        [one] { $size } percentage point
       *[other] { $size } percentage points
    }
phrase-per-cent = { $size } %
phrase-p = p = { $p }
phrase-p-below = p < { $p }
phrase-with-unit = { $amount } { $unit }
phrase-a-year = { $change } a year
phrase-growth = { $growth } ({ $low } to { $high })
phrase-less-than = less than { $value }
phrase-less-is-better = { $gap } (less is better)
phrase-line = line { $row }
phrase-column = column “{ $column }”
phrase-period =
    { $apart ->
        [one] { $by }
        [two] { $since } or { $by }
       *[more] one of the years { $since } to { $by }
    }
phrase-gap =
    { $of ->
        [goal] { $at ->
            [at] at the goal
            [above] { $value } above the goal
           *[below] { $value } below the goal
        }
       *[path] { $at ->
            [at] on the goal path
            [above] { $value } above the goal path
           *[below] { $value } below the goal path
        }
    }
