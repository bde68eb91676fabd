-- Store the current rows.
INSERT INTO observation BY NAME {current}
