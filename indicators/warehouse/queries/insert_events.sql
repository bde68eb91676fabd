-- Insert events, of which each parameter lists a column.
INSERT INTO event BY NAME SELECT unnest($version) AS version, unnest($moment) AS moment
