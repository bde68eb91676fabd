-- Whether any row, current or not, is of one of these indicators.
SELECT count(*) > 0 FROM rows WHERE list_contains($indicators, indicator)
