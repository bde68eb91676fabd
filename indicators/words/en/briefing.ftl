### The box with the sentences for a briefing.

briefing-copy = Sentences to copy
briefing-copied = Copied.
briefing-of = { $whose }: { $sentences }
briefing-illustrative = ILLUSTRATIVE: { $sentences }
briefing-footnote-staff = { $goal }. Data as of { $day }, { $version }, Goalline { $goalline }. As seen by staff: may include figures that are not public.
