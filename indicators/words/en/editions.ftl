### Editions: releases of a year, and what changed from one to another.

editions-what = An edition is a release for one year. It shows figures, statuses, reports, comments and commitments as they were when it was published.
editions-too-few =
    { $count ->
        [0] No edition has been published yet. Two are needed for a comparison.
       *[other] One edition has been published so far. Two are needed for a comparison.
    }
editions-from = From edition
editions-to = To edition
editions-in = In { $edition }
editions-same = One edition cannot be compared with itself
editions-named = { $edition } ({ $year }), data version { $version }, { $day }
editions-lead =
    { $count ->
        [0] No status changed since { $first }
        [one] One status changed since { $first }
       *[other] { $count } statuses changed since { $first }
    }
editions-publish = Publish an edition in History
editions-tab = { $name } ({ $count })
editions-kind-new = New
editions-kind-overdue = Now overdue
editions-kind-other = Changed
editions-gone =
    { $count ->
        [one] One commitment is no longer shown.
       *[other] { $count } commitments are no longer shown.
    }
