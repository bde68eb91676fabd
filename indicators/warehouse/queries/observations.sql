-- Current rows, sorted by key.
SELECT * EXCLUDE (key, {numbers}) FROM ({current}) ORDER BY indicator, ref_area, year, breakdown
