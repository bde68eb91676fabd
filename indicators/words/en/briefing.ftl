### The box with the sentences for a briefing.

briefing-copy = Sentences to copy
briefing-copied = Copied.
briefing-of =
    { $countries ->
        [1] { $whose }: { $sentences }
        [2] { $whose }: { $sentences }
        [3] { $whose }: { $sentences }
       *[other] { $sentences } The { $countries } countries are { $whose }.
    }
briefing-illustrative = ILLUSTRATIVE: { $sentences }
briefing-footnote-staff = { $goal }. Data on record on { $day }, { $version }, Goalline { $goalline }. As seen by staff: may include figures that are not public.
