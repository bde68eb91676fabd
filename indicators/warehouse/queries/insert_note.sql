-- Insert a note.
INSERT INTO note BY NAME
SELECT $version AS version, $indicator AS indicator, $ref_area AS ref_area, $year AS year, $text AS text,
    $reason AS reason, $author AS author, $at AS "at", $public AS public
