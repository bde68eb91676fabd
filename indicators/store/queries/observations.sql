-- Standing rows in the order of their keys.
SELECT * EXCLUDE (key) FROM ({standing}) ORDER BY indicator, ref_area, year, breakdown
