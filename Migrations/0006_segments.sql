-- Transactions as columns, beside the rows: a run reads one value for each 4096 transactions instead of
-- walking through every row. All of this follows from the rows and can be made anew from them at any time.
-- Nobody but the program writes here, and a trigger on these tables would only slow it down.

CREATE TABLE segments (
  id INTEGER PRIMARY KEY,                     -- transactions.id >> 12
  rows INTEGER NOT NULL CHECK (rows > 0),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32), -- of data
  data BLOB NOT NULL
) STRICT;
