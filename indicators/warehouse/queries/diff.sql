-- Each key of two tables of observations, sorted: new, changed, unchanged or absent, with both sides. A key that is
-- retracted before is not absent. {sides} are the columns of both sides, {same} compares them.
SELECT indicator, ref_area, year, breakdown, {sides},
    CASE
        WHEN before.absence IS NULL THEN 'new'
        WHEN after.absence IS NULL THEN 'absent'
        WHEN {same} THEN 'unchanged'
        ELSE 'changed'
    END AS kind
FROM before FULL JOIN after USING (indicator, ref_area, year, breakdown)
WHERE after.absence IS NOT NULL OR before.absence <> 'retracted'
ORDER BY indicator, ref_area, year, breakdown
