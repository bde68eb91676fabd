-- Every value of a total that was valid up to $version, with the times from and until which it was; "until" is NULL
-- while it is valid. Of those valid at a time, that of the highest "rank" is in force.
SELECT
    rows.indicator, rows.ref_area, rows.year, rows.breakdown, rows.value,
    validity.submission_version AS rank, began.moment AS since, ended.moment AS until
FROM rows
JOIN validity USING (submission_version)
JOIN event AS began ON began.version = validity.from_version
LEFT JOIN event AS ended ON ended.version = validity.to_version AND ended.version <= $version
WHERE rows.breakdown = '' AND validity.kind IN ('observations', 'edit') AND validity.from_version <= $version
