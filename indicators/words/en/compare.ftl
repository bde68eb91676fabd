### The screen Compare.

compare-title = Compare
compare-lead = Compare two to six countries or bodies on one goal. To share this view, copy its link.
compare-kind = What to compare
compare-kind-countries = Countries
compare-kind-bodies = World and bodies
compare-countries = Countries, two to six
compare-bodies = World and bodies, two to six
compare-add-countries = Add a country
compare-add-bodies = Add the world or a body
compare-add-placeholder = Type or select a name
compare-full = You have chosen the maximum of { $most }. Remove one to add another.
compare-chosen = Chosen, in this order. Select one to remove it.
compare-remove = Remove { $area }
compare-member-no = { $area } (not a member)
compare-member-open = { $area } (membership unclear)
compare-called-yes = { $name } ({ $area })
compare-called-no = { $name } ({ $area }, not a member)
compare-called-open = { $name } ({ $area }, membership unclear)
compare-members-no =
    { $count ->
        [one] Not a member of the { $group }: { $areas }.
       *[other] Not members of the { $group }: { $areas }.
    }
compare-members-open = Membership of the { $group } unclear: { $areas }.
compare-too-many = Only the first { $most } are shown.
compare-empty = Choose two to six countries to see them side by side.
compare-empty-bodies = Choose two to six: the world, or bodies such as INTERPOL and NCMEC.
compare-example = For example: { $areas }
compare-no-figure = None of them has a figure for this goal. Choose another goal or other countries.
compare-indicator = Indicator
compare-caption-two = { $indicator }.
compare-caption = { $indicator }. In the order chosen; this is not a ranking. Small differences mean little.
compare-area = Area
compare-numbers = Numbers side by side
compare-chance = Beyond chance?
compare-compares = Comparable
compare-does-not = Compare with caution
compare-common-year = Compare the latest year that all have: { $year }
compare-scale = Scale
compare-scale-index = { $year } = 100
compare-scale-figures = Figures
compare-subtitle-index = { $indicator }, { $year } = 100
compare-subtitle = { $indicator }, { $unit }
compare-on-goal = Goal: { $goal }
compare-nothing = no figure
compare-instead = another indicator: { $indicator }, { $year }
