### What if, on the screen How we judge.

what-if-title = Test a different rule
what-if-lead = Change a number, a threshold, the first year or the method, and see which statuses would change. Nothing is saved. To change a rule, edit its file in data/ and save it to the working data on the Changed files screen.
what-if-choose = Choose an indicator
what-if-method = Method
what-if-key = In the goal’s file: `{ $name }`
what-if-hint = Write a share as 10 % and a year as 2020. For a value that applies from a year on: 2013: 10 %, 2016: 12 %. Leave a box empty for the default.
what-if-usual = default
what-if-no-figures = There are no figures to assess by this rule yet, so no status can change.
what-if-in-force = This is the current rule. Change a value above to see which statuses would change.
what-if-flips =
    { $flips ->
        [one] 1 of { $of } statuses shown would change ({ $all } over all years).
       *[other] { $flips } of { $of } statuses shown would change ({ $all } over all years).
    }
what-if-now = Now
what-if-then = After the change
what-if-flips-title = Statuses that would change
