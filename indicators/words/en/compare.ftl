### The screen Compare.

compare-add-placeholder = Type or select a name
compare-too-many = Only the first { $most } are shown.
compare-no-figure = None of them has a figure for this goal. Choose another goal or other countries.
compare-caption = { $indicator }. In the order chosen; this is not a ranking.
compare-does-not = Compare with caution
compare-scale = Scale
compare-scale-index = { $year } = 100
compare-subtitle-index = { $indicator }, { $year } = 100
compare-nothing = no figure
compare-areas = Countries, two to six
compare-of = { $areas } compared
compare-empty = Choose two to six countries to see them side by side.
compare-since = Since when
compare-since-year = { $growth }, since { $year }
compare-between = { $low } to { $high } a year
compare-brief = Make a briefing on these countries
compare-on-goal = All countries on this goal
