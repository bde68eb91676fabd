### The screen Correct figures.

grid-former =
    { $count ->
        [one] { $title }: no longer in the catalogue. { $count } figure stays as sent, shown on the screen Data; here they cannot be corrected.
       *[other] { $title }: no longer in the catalogue. { $count } figures stay as sent, shown on the screen Data; here they cannot be corrected.
    }
grid-title = Correct figures
grid-lead = For small corrections: change a value, why there is none, its marks or its note, or add a year, or a part such as women and girls. Then see what that would change. Nothing is saved until you publish it, with a source and a note; what stood before stays in History.
grid-area = Country or area
grid-no-figures = There is no figure for this goal yet. Add a year to write one.
grid-year = Another year
grid-of-which-part = Of the whole, or of a part
grid-part-help = Choose one, or write another as it stands in a file: AGE=Y0T17, or SEX=F;AGE=Y0T17.
grid-add = Add rows for it
grid-indicator = Indicator
grid-part = Part
grid-which-year = Year
grid-value = Value
grid-value-help = A number; <5, ≥ 40 000 or n/a are understood too.
grid-unit = Unit
grid-absence = If no value: why
grid-absence-help = Empty the value where you choose one. “Taken back” takes the figure out.
grid-marks = Marks
grid-note = Note
grid-source = Source now
grid-check =
    { $count ->
        [one] See what { $count } correction would change
       *[other] See what { $count } corrections would change
    }
grid-check-nothing = Change a figure to see what it would change
grid-forget = Begin anew
grid-nothing = None of these corrections would change what stands.
grid-new = new
grid-empty = no figure
grid-error = This cannot be published as it is:
grid-warning = This may be right, but say why:
grid-source-of-all = Source: who says so, where
grid-note-of-all = Note: why the figures are corrected
grid-reason-of-all = Reason: why the figures above are right
grid-want-source = Name the source.
grid-want-note = Say in the note why the figures are corrected.
grid-want-reason = Say why the figures above are right.
grid-receipt =
    { $count ->
        [one] Published: { $count } corrected figure, data version { $version }. Staff see it at once; the public sees the last release.
       *[other] Published: { $count } corrected figures, data version { $version }. Staff see them at once; the public sees the last release.
    }
grid-undo = See and undo it in History
grid-others = While you were at it, someone else changed figures in this table. Nothing of yours was published, and your corrections are still below.
grid-was-is = it was { $was }; it is { $now }
grid-decide-again = The table starts from what stands now. Look again, and decide again.
grid-parts-whole = The whole
grid-parts-SEX-F = Women and girls: SEX=F
grid-parts-SEX-M = Men and boys: SEX=M
