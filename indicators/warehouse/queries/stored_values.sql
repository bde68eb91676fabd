-- Every area, indicator and value of any row, current or not, and the number of rows.
SELECT indicator, ref_area, value, count(*) AS count FROM rows GROUP BY ALL
