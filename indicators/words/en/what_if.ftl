### What if, on the screen How we judge.

what-if-title = What if the rule were another?
what-if-lead = Try another rule on the figures as they are: another number, another border between two words, another first year or another way of judging. See which statuses would flip. Nothing is saved: a rule changes where its file is changed and brought in.
what-if-indicator = Indicator
what-if-choose = Choose an indicator
what-if-method = Way of judging
what-if-named = { $words } :small[(in the file: { $name })]
what-if-hint = A share is written 10 %, a year 2020. A number that holds from a year on: 2013: 10 %, 2016: 12 %. What is left empty is as usual. In brackets stands the name that the goal's file uses.
what-if-usual = as usual
what-if-no-figures = There is no figure to judge by this rule yet, so nothing can flip.
what-if-in-force = This is the rule in force. Change something above to see what would flip.
what-if-flips =
    { $flips ->
        [one] 1 of { $of } statuses shown would change; of all years { $all }.
       *[other] { $flips } of { $of } statuses shown would change; of all years { $all }.
    }
what-if-counts = Countries or other areas by status
what-if-now = Now
what-if-then = Then
what-if-flips-title = Statuses that would flip
what-if-flips-caption = By the rule in force, and by the one tried.
what-if-area = Country or area
what-if-year = Year
what-if-figure = Figure
what-if-waiting = Changed goals that wait to be brought in
what-if-waiting-none = The files in data/ differ from the goals in force. Bringing them in would change no status.
what-if-waiting-flips =
    { $count ->
        [one] The files in data/ differ from the goals in force. Bringing them in would change 1 status.
       *[other] The files in data/ differ from the goals in force. Bringing them in would change { $count } statuses.
    }
what-if-see-files = See them in Changed files
