-- Make room for the rows that stand now.
DELETE FROM observation WHERE key IN (FROM touched)
