-- Transactions ----------------------------------------------------------------------------------

CREATE TABLE variants (
  id INTEGER PRIMARY KEY,
  class TEXT NOT NULL,                        -- '': not recorded
  tier TEXT NOT NULL,                         -- '': not recorded
  UNIQUE (class, tier)
) STRICT;

INSERT INTO variants (id, class, tier) VALUES (0, '', '');

-- A case as it was told last, with the lines that belong to it: a scan goes through segments, so a row may be
-- wide. Kinds of charges are tariff, fine, acceleration, tax, third party (0…4); reasons of pauses are
-- applicant, payment, other agency, field, disruption, other (0…5).
CREATE TABLE transactions (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger: who wrote this row, when, by which import
  line INTEGER NOT NULL,                      -- of that import's file
  service_id INTEGER NOT NULL REFERENCES services (id),
  variant_id INTEGER NOT NULL REFERENCES variants (id),
  status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),  -- open, finished, rejected, withdrawn
  received_at INTEGER NOT NULL,
  complete_at INTEGER,
  paid_at INTEGER,
  finished_at INTEGER,
  handed_over_at INTEGER,
  promised_at INTEGER,
  demanded INTEGER NOT NULL,                  -- papers by ordinal 0…63
  submitted INTEGER NOT NULL,
  -- 4 extended, 8 demanded recorded, 16 submitted recorded; 32 and 64: proofs the only ones in 1 nation, 2 unit, 3 unit
  -- and year; from 128 the stamps that are dates, in their order above, whose instant is the first of the local day;
  -- from 8192 what no source keeps a column for: complete, paid, pauses, charges, proofs; 262144 received in hours.
  flags INTEGER NOT NULL,
  series TEXT NOT NULL DEFAULT '',            -- of numbers that begin anew; '': they never do
  number TEXT NOT NULL,                       -- of the case, as people read it
  written TEXT,                               -- as it was first written; NULL: the same
  charges TEXT,                               -- [[kind, amount, proof], …]; NULL: not recorded
  pauses TEXT,                                -- [[reason, from, to, dates], …]; dates: 1 from, 2 to
  further_papers TEXT,                        -- [[ordinal, demanded, submitted], …]
  officer TEXT,                               -- a code, never a name
  applicant TEXT,
  note TEXT,
  salt BLOB,                                  -- of the hash by which applicant and note enter the ledger
  -- What was told before of its time, and a later telling said otherwise of:
  -- [[until, status, received, complete, paid, finished, dates, pauses], …]
  earlier TEXT,
  UNIQUE (service_id, number, series)
) STRICT;

-- What a case was until an entry of the ledger replaced it or took it away.
CREATE TABLE transactions_past (
  -- The key's columns come first: for any others SQLite 3.40 finds damage where there is none.
  id INTEGER NOT NULL,
  superseded_by INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  line INTEGER NOT NULL,
  service_id INTEGER NOT NULL,
  variant_id INTEGER NOT NULL,
  status INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  complete_at INTEGER,
  paid_at INTEGER,
  finished_at INTEGER,
  handed_over_at INTEGER,
  promised_at INTEGER,
  demanded INTEGER NOT NULL,
  submitted INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  series TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL,
  written TEXT,
  charges TEXT,
  pauses TEXT,
  further_papers TEXT,
  officer TEXT,
  applicant TEXT,
  note TEXT,
  salt BLOB,
  earlier TEXT,
  PRIMARY KEY (id, superseded_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX transactions_past_by_end ON transactions_past (superseded_by);

-- Of which cases a delivery told: an import of transactions, by its entry. Its words are the state of the case as it
-- left it, as far as it has columns, unless they stand in tellings.
CREATE TABLE deliveries (
  block INTEGER NOT NULL,                     -- transactions.id >> 12
  entry INTEGER NOT NULL,
  first INTEGER NOT NULL,                     -- id in the block
  last INTEGER NOT NULL,
  ids BLOB,                                   -- bit n % 8 of byte n / 8 for the id first + n; NULL: all of them
  PRIMARY KEY (block, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_by_entry ON deliveries (entry);

-- How many rows of a delivery are of cases that were received in one month, by service: what its source told before is
-- held beside what it tells now. Days are by the clock of the unit.
CREATE TABLE delivery_months (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  service_id INTEGER NOT NULL REFERENCES services (id),
  month INTEGER NOT NULL,                     -- 12 * year + month - 1
  row_count INTEGER NOT NULL,
  first_day INTEGER NOT NULL,                 -- the first and the last on which one of them was received
  last_day INTEGER NOT NULL,
  money TEXT,                                 -- JSON: sums in minor units by kind of charge; NULL: no charges
  PRIMARY KEY (import_id, service_id, month)
) STRICT, WITHOUT ROWID;

-- What a delivery told of a case, where the case is not as it told: a later one told otherwise, or it left something
-- open that is known. The columns are those of transactions.
CREATE TABLE tellings (
  id INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  line INTEGER NOT NULL,
  service_id INTEGER NOT NULL,
  variant_id INTEGER NOT NULL,
  status INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  complete_at INTEGER,
  paid_at INTEGER,
  finished_at INTEGER,
  handed_over_at INTEGER,
  promised_at INTEGER,
  demanded INTEGER NOT NULL,
  submitted INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  series TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL,
  written TEXT,
  charges TEXT,
  pauses TEXT,
  further_papers TEXT,
  officer TEXT,
  applicant TEXT,
  note TEXT,
  salt BLOB,
  earlier TEXT,
  PRIMARY KEY (id, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX tellings_by_entry ON tellings (entry);

-- What files of payments, papers or pauses tell of a case, gathered from their rows: a telling by the number of the
-- case, which nobody need know yet. Where columns are those of transactions they mean the same.
CREATE TABLE pieces (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger: the import that brought it
  line INTEGER NOT NULL,                      -- of that import's file: the first of its rows
  service_id INTEGER NOT NULL REFERENCES services (id),
  variant_id INTEGER NOT NULL,
  status INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  complete_at INTEGER,
  paid_at INTEGER,
  finished_at INTEGER,
  handed_over_at INTEGER,
  promised_at INTEGER,
  demanded INTEGER NOT NULL,
  submitted INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  series TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL,
  written TEXT,
  charges TEXT,
  pauses TEXT,
  further_papers TEXT,
  officer TEXT,
  applicant TEXT,
  note TEXT,
  salt BLOB,
  earlier TEXT,
  what TEXT NOT NULL CHECK (what IN ('payments', 'papers', 'pauses')),
  rows INTEGER NOT NULL CHECK (rows > 0),     -- of the file
  tells_series INTEGER NOT NULL CHECK (tells_series IN (0, 1))
) STRICT;

CREATE INDEX pieces_by_entry ON pieces (entry);
CREATE INDEX pieces_by_number ON pieces (service_id, number);

-- To which case a piece belongs, of several entries the last. One whose case does not stand waits for it.
CREATE TABLE joined_pieces (
  piece_id INTEGER NOT NULL REFERENCES pieces (id),
  entry INTEGER NOT NULL,                     -- of the ledger
  case_id INTEGER NOT NULL,                   -- transactions.id
  PRIMARY KEY (piece_id, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX joined_pieces_by_case ON joined_pieces (case_id);
CREATE INDEX joined_pieces_by_entry ON joined_pieces (entry);

CREATE TRIGGER delivery_months_kept_update BEFORE UPDATE ON delivery_months
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER delivery_months_kept_delete BEFORE DELETE ON delivery_months
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER delivery_months_once BEFORE INSERT ON delivery_months
WHEN EXISTS (
    SELECT 1 FROM delivery_months
    WHERE import_id = NEW.import_id AND service_id = NEW.service_id AND month = NEW.month)
  OR NOT EXISTS (
    SELECT 1 FROM imports
    WHERE id = NEW.import_id AND entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger))
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER pieces_kept_update BEFORE UPDATE ON pieces
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER pieces_kept_delete BEFORE DELETE ON pieces
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER pieces_once BEFORE INSERT ON pieces
WHEN EXISTS (SELECT 1 FROM pieces WHERE id = NEW.id)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER joined_pieces_kept_update BEFORE UPDATE ON joined_pieces
BEGIN SELECT RAISE(ABORT, 'what was joined is append-only'); END;
CREATE TRIGGER joined_pieces_kept_delete BEFORE DELETE ON joined_pieces
BEGIN SELECT RAISE(ABORT, 'what was joined is append-only'); END;
CREATE TRIGGER joined_pieces_once BEFORE INSERT ON joined_pieces
WHEN EXISTS (SELECT 1 FROM joined_pieces WHERE piece_id = NEW.piece_id AND entry = NEW.entry)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'what was joined is append-only'); END;

-- Cases that were recorded in error and taken out, or put back after all; of each the last move holds. No import brings
-- one back.
CREATE TABLE retractions (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  case_id INTEGER NOT NULL,                   -- its rows stand in transactions_past
  is_out INTEGER NOT NULL CHECK (is_out IN (0, 1)),
  service_id INTEGER NOT NULL REFERENCES services (id),
  series TEXT NOT NULL,
  number TEXT NOT NULL,                       -- as people read it
  reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT;

CREATE INDEX retractions_by_case ON retractions (case_id);

CREATE TRIGGER retractions_keep BEFORE UPDATE ON retractions
BEGIN SELECT RAISE(ABORT, 'that a case was taken out is never changed; put it back'); END;
CREATE TRIGGER retractions_stay BEFORE DELETE ON retractions
BEGIN SELECT RAISE(ABORT, 'that a case was taken out is never changed; put it back'); END;
-- A replacing INSERT would remove a row without asking the triggers above; and no row is added for an entry
-- that is written already.
CREATE TRIGGER retractions_once BEFORE INSERT ON retractions
WHEN EXISTS (SELECT 1 FROM retractions WHERE id = NEW.id)
  OR NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'that a case was taken out is never changed; put it back'); END;

-- The largest id that a transaction had when an event ended. No later one gets it again, whatever became of
-- the row: ledger, runs and histories know it.
CREATE TABLE transaction_numbers (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  last INTEGER NOT NULL
) STRICT;

-- Transactions as columns, beside the rows: a run reads one value for each 4096 transactions instead of
-- walking through every row. All of this follows from the rows and can be made anew from them at any time.
-- Nobody but the program writes here, and a trigger on these tables would only slow it down.

CREATE TABLE segments (
  id INTEGER PRIMARY KEY,                     -- transactions.id >> 12
  rows INTEGER NOT NULL CHECK (rows > 0),
  contents INTEGER NOT NULL,                  -- 1 officers, 2 proofs that are the only ones somewhere
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32), -- of data
  data BLOB NOT NULL
) STRICT;

-- Each entry of the ledger carries the digests of all segments. Beside the rows, each of which fills pages
-- of its own, they are read in one go.
CREATE INDEX segment_digests ON segments (id, sha256);

-- Blocks of 4096 ids whose rows something else than this program has changed since their segment was made.
CREATE TABLE stale_blocks (
  block INTEGER PRIMARY KEY                   -- transactions.id >> 12
) STRICT;

-- What another program writes gets the number that the ledger's entry about it will have, and what it replaces
-- or takes away is kept in the past.
CREATE TRIGGER transactions_inserted AFTER INSERT ON transactions
BEGIN
  UPDATE transactions SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
  INSERT INTO stale_blocks (block)
  SELECT NEW.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = NEW.id >> 12);
END;
CREATE TRIGGER transactions_updated AFTER UPDATE OF
  id, line, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
  handed_over_at, promised_at, demanded, submitted, flags, series, number, written, charges, pauses,
  further_papers, officer, applicant, note, salt, earlier
ON transactions
BEGIN
  INSERT INTO transactions_past (
    id, entry, line, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
    handed_over_at, promised_at, demanded, submitted, flags, series, number, written, charges, pauses,
    further_papers, officer, applicant, note, salt, earlier, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.line, OLD.service_id, OLD.variant_id, OLD.status, OLD.received_at,
    OLD.complete_at, OLD.paid_at, OLD.finished_at, OLD.handed_over_at, OLD.promised_at, OLD.demanded,
    OLD.submitted, OLD.flags, OLD.series, OLD.number, OLD.written, OLD.charges, OLD.pauses,
    OLD.further_papers, OLD.officer, OLD.applicant, OLD.note, OLD.salt, OLD.earlier,
    (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  UPDATE transactions SET entry = (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE id = NEW.id AND entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger);
  INSERT INTO stale_blocks (block)
  SELECT OLD.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = OLD.id >> 12);
  INSERT INTO stale_blocks (block)
  SELECT NEW.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = NEW.id >> 12);
END;
CREATE TRIGGER transactions_deleted AFTER DELETE ON transactions
BEGIN
  INSERT INTO transactions_past (
    id, entry, line, service_id, variant_id, status, received_at, complete_at, paid_at, finished_at,
    handed_over_at, promised_at, demanded, submitted, flags, series, number, written, charges, pauses,
    further_papers, officer, applicant, note, salt, earlier, superseded_by)
  SELECT
    OLD.id, OLD.entry, OLD.line, OLD.service_id, OLD.variant_id, OLD.status, OLD.received_at,
    OLD.complete_at, OLD.paid_at, OLD.finished_at, OLD.handed_over_at, OLD.promised_at, OLD.demanded,
    OLD.submitted, OLD.flags, OLD.series, OLD.number, OLD.written, OLD.charges, OLD.pauses,
    OLD.further_papers, OLD.officer, OLD.applicant, OLD.note, OLD.salt, OLD.earlier,
    (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  WHERE OLD.entry <= (SELECT coalesce(max(n), 0) FROM ledger);
  INSERT INTO stale_blocks (block)
  SELECT OLD.id >> 12 WHERE NOT EXISTS (SELECT 1 FROM stale_blocks WHERE block = OLD.id >> 12);
END;

-- A row that a REPLACE removes is not told to the trigger above.
CREATE TRIGGER transactions_once BEFORE INSERT ON transactions
WHEN EXISTS (
  SELECT 1 FROM transactions
  WHERE id = NEW.id
    OR (service_id = NEW.service_id AND series = NEW.series AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'this case is there already; update it'); END;
CREATE TRIGGER transactions_apart BEFORE UPDATE OF id, service_id, series, number ON transactions
WHEN EXISTS (
  SELECT 1 FROM transactions
  WHERE id <> OLD.id
    AND (id = NEW.id
      OR (service_id = NEW.service_id AND series = NEW.series AND number = NEW.number)))
BEGIN SELECT RAISE(ABORT, 'another case has this id or number'); END;
CREATE TRIGGER transactions_entered BEFORE UPDATE OF entry ON transactions
WHEN NEW.entry <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the entry of a row is given by the ledger'); END;

CREATE TRIGGER transactions_past_kept_update BEFORE UPDATE ON transactions_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER transactions_past_kept_delete BEFORE DELETE ON transactions_past
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;
CREATE TRIGGER transactions_past_kept_insert BEFORE INSERT ON transactions_past
WHEN NEW.superseded_by <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
  OR EXISTS (
    SELECT 1 FROM transactions_past WHERE id = NEW.id AND superseded_by = NEW.superseded_by)
BEGIN SELECT RAISE(ABORT, 'the past is append-only'); END;

CREATE TRIGGER deliveries_kept_update BEFORE UPDATE ON deliveries
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER deliveries_kept_delete BEFORE DELETE ON deliveries
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER tellings_kept_update BEFORE UPDATE ON tellings
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER tellings_kept_delete BEFORE DELETE ON tellings
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER deliveries_once BEFORE INSERT ON deliveries
WHEN EXISTS (SELECT 1 FROM deliveries WHERE block = NEW.block AND entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
CREATE TRIGGER tellings_once BEFORE INSERT ON tellings
WHEN EXISTS (SELECT 1 FROM tellings WHERE id = NEW.id AND entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'what a delivery told is append-only'); END;
