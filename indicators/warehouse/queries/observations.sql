-- Standing rows in the order of their keys.
SELECT * EXCLUDE (key, {numbers}) FROM ({current}) ORDER BY indicator, ref_area, year, breakdown
