-- Take notes in that were set.
INSERT INTO note BY NAME FROM incoming
