### The screen Correct figures.

grid-lead = Change a value, the reason it is missing, its marks or its note, or add a year. Then check the effect and save.
grid-no-figures = No figures for this goal yet. Add a year to enter one.
grid-year = Add a year
grid-of-which-part = Total or breakdown
grid-part-help = Choose a breakdown, or type one as written in files: AGE=Y0T17, or SEX=F;AGE=Y0T17.
grid-add = Add rows
grid-part = Breakdown
grid-value-help = A number. <5, ≥ 40 000 and n/a are also accepted.
grid-unit = Unit
grid-absence = Reason missing
grid-absence-help = Clear the value when you choose a reason. “Retracted” withdraws the figure.
grid-source = Current source
grid-check = Check the effect (corrections: { $count })
grid-check-nothing = Change a figure to check its effect
grid-forget = Reset
grid-total = total
