### Editions: releases of a year, and what changed from one to another.

editions-title = What changed between editions
editions-what = An edition is a release for one year. It shows figures, statuses, reports, comments and commitments as they were when it was published.
editions-too-few =
    { $count ->
        [0] No edition has been published yet. Two are needed for a comparison.
       *[other] One edition has been published so far. Two are needed for a comparison.
    }
editions-from = From edition
editions-to = To edition
editions-same = Both are the same edition. Choose two different ones.
editions-named = { $edition } ({ $year }), data version { $version }, { $day }
editions-not-yet = not on record
editions-lead = Since { $first }, in { $last }: { $parts }.
editions-nothing = Nothing has changed from { $first } to { $last }.
editions-publish = Publish an edition in History
editions-tab = { $name } ({ $count })
editions-head-flips = Statuses
editions-head-figures = Figures
editions-head-rules = Rules
editions-head-commitments = Commitments
editions-head-comments = Comments
editions-head-reports = Reports
editions-rules-caption = Rules and thresholds, before and after
editions-count-new =
    { $count ->
        [one] { $count } new figure
       *[other] { $count } new figures
    }
editions-count-changed =
    { $count ->
        [one] { $count } figure revised
       *[other] { $count } figures revised
    }
editions-count-gone =
    { $count ->
        [one] { $count } figure removed
       *[other] { $count } figures removed
    }
editions-count-rules =
    { $count ->
        [one] { $count } rule setting changed
       *[other] { $count } rule settings changed
    }
editions-count-flips =
    { $count ->
        [one] { $count } status changed
       *[other] { $count } statuses changed
    }
editions-count-commitments-kept =
    { $count ->
        [one] { $count } commitment kept
       *[other] { $count } commitments kept
    }
editions-count-commitments-dropped =
    { $count ->
        [one] { $count } commitment dropped
       *[other] { $count } commitments dropped
    }
editions-count-commitments-overdue =
    { $count ->
        [one] { $count } commitment became overdue
       *[other] { $count } commitments became overdue
    }
editions-count-commitments-new =
    { $count ->
        [one] { $count } new commitment
       *[other] { $count } new commitments
    }
editions-count-commitments-other =
    { $count ->
        [one] { $count } open commitment with a changed status
       *[other] { $count } open commitments with a changed status
    }
editions-count-commitments-gone =
    { $count ->
        [one] { $count } commitment no longer shown
       *[other] { $count } commitments no longer shown
    }
editions-count-comments =
    { $count ->
        [one] { $count } new comment from a country
       *[other] { $count } new comments from countries
    }
editions-count-reports =
    { $count ->
        [one] { $count } new or corrected report
       *[other] { $count } new or corrected reports
    }
