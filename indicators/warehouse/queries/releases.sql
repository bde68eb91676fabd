-- All releases up to $version, in order: the version shown, name, year of which it is an edition, time and note, the
-- version of the release event, and that of its withdrawal.
SELECT
    made.released AS version, made.name, made.year, made.moment AS "at", made.note, made.version AS event,
    back.version AS taken_back
FROM event AS made
LEFT JOIN event AS back ON back.kind = 'release_taken_back' AND back.release = made.version AND back.version <= $version
WHERE made.kind = 'released' AND made.version <= $version
ORDER BY made.version
