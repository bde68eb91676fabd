-- Numbers of texts that occur in rows, current or not.
SELECT DISTINCT {numbers} FROM rows
