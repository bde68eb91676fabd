-- Standing rows in the order of their keys.
SELECT * EXCLUDE (key, {numbers}) FROM ({standing}) ORDER BY indicator, ref_area, year, breakdown
