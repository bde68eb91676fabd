-- Each release that was ever named, in order: the version that it shows, its name, when and why; the version that
-- named it, and the one that took it back.
SELECT
    made.released AS version, made.name, made.moment AS "at", made.note, made.version AS event, back.version AS taken_back
FROM event AS made
LEFT JOIN event AS back ON back.kind = 'release_taken_back' AND back.release = made.version
WHERE made.kind = 'released'
ORDER BY made.version
