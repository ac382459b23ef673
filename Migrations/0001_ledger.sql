-- Instants are epoch seconds UTC, days are days since 1970-01-01, money is in minor units.
-- NULL means "not recorded"; an empty text never does.

-- The ledger: one entry for each event that changes what the database says, as canonical JSON. An entry
-- carries the hash of the one before, so that none can be changed, taken out or put in without all later
-- ones being made anew; and their head stands in checkpoints outside.

-- What tells the database from every other, drawn when it is made; and the IANA zone in which dates of
-- questions are read, when one was stated then.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  bytes BLOB NOT NULL CHECK (length(bytes) = 16),
  zone TEXT CHECK (zone <> '')
) STRICT;

INSERT INTO identity (id, bytes) VALUES (1, randomblob(16));

CREATE TRIGGER identity_kept_update BEFORE UPDATE ON identity
WHEN OLD.zone IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.bytes IS NOT OLD.bytes
BEGIN SELECT RAISE(ABORT, 'a database keeps its identity'); END;
CREATE TRIGGER identity_kept_delete BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'a database keeps its identity'); END;
CREATE TRIGGER identity_kept_insert BEFORE INSERT ON identity
BEGIN SELECT RAISE(ABORT, 'a database keeps its identity'); END;

CREATE TABLE ledger (
  n INTEGER PRIMARY KEY CHECK (n > 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32), -- SHA-256 of the bytes of entry
  entry TEXT NOT NULL
) STRICT;

CREATE TRIGGER ledger_kept_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_kept_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
-- A replacing INSERT would remove a row without asking the trigger above. Numbers of entries whose loss was
-- accepted are passed over; whether that is so is for the check.
CREATE TRIGGER ledger_kept_insert BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger WHERE n >= NEW.n)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- The highest numbers of which a checkpoint tells that they were given by entries that are gone. They are
-- never given again. Written together with an entry accepted.
CREATE TABLE given_numbers (
  kind TEXT NOT NULL CHECK (kind IN ('T', 'K', 'import')),
  year INTEGER NOT NULL,                      -- 0 for what is counted over all years
  number INTEGER NOT NULL CHECK (number > 0),
  PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;
