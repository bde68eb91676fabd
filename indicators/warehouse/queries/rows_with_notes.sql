-- Rows of any submission, current or not, that have a note, for one area; codes are those of their submission.
SELECT submission, indicator, year, marks, source_title, note
FROM rows JOIN (SELECT DISTINCT submission, submission_version FROM validity) USING (submission_version)
WHERE ref_area = $ref_area AND note <> ''
ORDER BY submission_version, indicator, year
