### What changed: two editions, which are releases of a year, or two data versions compared.

editions-what = An edition is a release for one year. It shows figures, statuses, reports, comments and commitments as they were when it was published. A changed source or note alone is no change here.
editions-in = Edition or version: { $name }
editions-from = From
editions-to = To
editions-lead =
    { $count ->
        [0] No status is new or changed since { $first }
        [one] One status is new or changed since { $first }
       *[other] { $count } statuses are new or changed since { $first }
    }
editions-tab = { $name } ({ $count })
editions-kind-new = New
editions-kind-overdue = Now overdue
editions-kind-other = Changed
editions-gone =
    { $count ->
        [one] One commitment is no longer shown.
       *[other] { $count } commitments are no longer shown.
    }
