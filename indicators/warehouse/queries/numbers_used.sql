-- Numbers of texts that rows have, whether they stand or not.
SELECT DISTINCT {numbers} FROM rows
