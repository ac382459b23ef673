-- Instants are epoch seconds UTC, days are days since 1970-01-01, money is in minor units.
-- NULL means "not recorded"; an empty text never does.

-- Imports ---------------------------------------------------------------------------------------

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  kind TEXT NOT NULL CHECK
    (kind IN ('standards', 'calendar', 'holidays', 'transactions', 'complaints', 'ladder')),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  profile_sha256 TEXT NOT NULL DEFAULT '',    -- '' without a mapping profile
  recorded_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  host TEXT NOT NULL,
  program TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'refused')),
  inserted INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX imports_by_sha256 ON imports (sha256);
CREATE UNIQUE INDEX imports_by_entry ON imports (entry);

CREATE TABLE rejected_lines (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  line INTEGER NOT NULL,
  position INTEGER NOT NULL,                  -- several reasons for one line
  column_name TEXT,
  code TEXT NOT NULL,
  value TEXT,
  message TEXT NOT NULL,
  original TEXT NOT NULL,
  PRIMARY KEY (import_id, line, position)
) STRICT, WITHOUT ROWID;

-- Who promises what -----------------------------------------------------------------------------

CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL DEFAULT 0,           -- of the ledger: who wrote this row
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES units (id),
  zone TEXT NOT NULL,
  calendar_code TEXT,
  currency TEXT NOT NULL DEFAULT 'IDR',
  currency_decimals INTEGER NOT NULL DEFAULT 0 CHECK (currency_decimals BETWEEN 0 AND 4)
) STRICT;

CREATE TABLE agencies (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE services (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL DEFAULT 0,
  unit_id INTEGER NOT NULL REFERENCES units (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  agency_id INTEGER REFERENCES agencies (id),
  UNIQUE (unit_id, code)
) STRICT;

-- What they were until an entry of the ledger replaced them or took them away.

CREATE TABLE units_past (
  id INTEGER NOT NULL,
  superseded_by INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  parent_id INTEGER,
  zone TEXT NOT NULL,
  calendar_code TEXT,
  currency TEXT NOT NULL,
  currency_decimals INTEGER NOT NULL,
  PRIMARY KEY (id, superseded_by)
) STRICT, WITHOUT ROWID;

CREATE TABLE agencies_past (
  id INTEGER NOT NULL,
  superseded_by INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (id, superseded_by)
) STRICT, WITHOUT ROWID;

CREATE TABLE services_past (
  id INTEGER NOT NULL,
  superseded_by INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  unit_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  agency_id INTEGER,
  PRIMARY KEY (id, superseded_by)
) STRICT, WITHOUT ROWID;

-- A version of a standard is never changed: what we learn later is a later record of it.
CREATE TABLE standards (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL DEFAULT 0,
  service_id INTEGER NOT NULL REFERENCES services (id),
  version TEXT NOT NULL,
  known_from INTEGER NOT NULL,                -- when we learned it
  state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'revoked')),
  decree TEXT,
  source TEXT,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER CHECK (valid_to >= valid_from),
  clock_start TEXT NOT NULL CHECK (clock_start IN ('received', 'complete', 'paid')),
  receipt TEXT NOT NULL CHECK (receipt IN ('as_stamped', 'next_opening')),
  day_count TEXT NOT NULL CHECK (day_count IN ('exclude_first', 'include_first')),
  stopping_reasons INTEGER NOT NULL,          -- bit n: pauses of reason n stop the clock
  cost TEXT NOT NULL CHECK (cost IN ('not_stated', 'by_regulation', 'free', 'tariffs')),
  cost_basis TEXT,                            -- free: the law that forbids a charge; else its legal basis
  has_document_list INTEGER NOT NULL CHECK (has_document_list IN (0, 1)),
  target_per_mille INTEGER CHECK (target_per_mille BETWEEN 0 AND 1000),
  UNIQUE (service_id, version, known_from),
  CHECK (state <> 'revoked' OR valid_to IS NOT NULL)
) STRICT;

CREATE TABLE standard_times (
  standard_id INTEGER NOT NULL REFERENCES standards (id),
  class TEXT NOT NULL,                        -- '': every class without a line of its own
  value INTEGER NOT NULL CHECK (value >= 0),
  unit TEXT NOT NULL CHECK
    (unit IN ('seconds', 'minutes', 'hours', 'working_days', 'calendar_days', 'months')),
  unit_is_assumed INTEGER NOT NULL CHECK (unit_is_assumed IN (0, 1)),
  extension INTEGER NOT NULL CHECK (extension >= 0),
  PRIMARY KEY (standard_id, class)
) STRICT, WITHOUT ROWID;

CREATE TABLE standard_tariffs (
  standard_id INTEGER NOT NULL REFERENCES standards (id),
  class TEXT NOT NULL,                        -- '': whatever the class
  tier TEXT NOT NULL,                         -- '': whatever the tier
  amount INTEGER NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (standard_id, class, tier)
) STRICT, WITHOUT ROWID;

-- The papers a service knows, with stable ordinals: bit n of a document set is ordinal n. Papers that
-- were demanded without standing in any standard get an ordinal too.
CREATE TABLE documents (
  service_id INTEGER NOT NULL REFERENCES services (id),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  entry INTEGER NOT NULL DEFAULT 0,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (service_id, ordinal),
  UNIQUE (service_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents_past (
  service_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  superseded_by INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (service_id, ordinal, superseded_by)
) STRICT, WITHOUT ROWID;

CREATE TABLE standard_documents (
  standard_id INTEGER NOT NULL REFERENCES standards (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,                      -- one a line
  classes TEXT NOT NULL,                      -- one a line; '': every class
  is_mandatory INTEGER NOT NULL CHECK (is_mandatory IN (0, 1)),
  alternatives TEXT,
  condition TEXT,
  PRIMARY KEY (standard_id, position)
) STRICT, WITHOUT ROWID;

-- Calendars -------------------------------------------------------------------------------------

CREATE TABLE calendar_versions (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL DEFAULT 0,
  code TEXT NOT NULL,
  valid_from INTEGER,                         -- NULL: since ever
  valid_to INTEGER,                           -- NULL: until replaced
  known_from INTEGER NOT NULL,                -- when we learned it
  zone TEXT NOT NULL,
  source TEXT,
  keeps_no_holidays INTEGER NOT NULL CHECK (keeps_no_holidays IN (0, 1)),
  complete_years TEXT NOT NULL                -- years separated by spaces
) STRICT;

CREATE INDEX calendar_versions_by_code ON calendar_versions (code, known_from);

CREATE TABLE calendar_entries (
  calendar_version_id INTEGER NOT NULL REFERENCES calendar_versions (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('week', 'range', 'date')),
  from_day INTEGER,
  to_day INTEGER,
  note TEXT NOT NULL,
  PRIMARY KEY (calendar_version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_hours (
  calendar_version_id INTEGER NOT NULL REFERENCES calendar_versions (id),
  position INTEGER NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 7),  -- 1 Monday … 7 Sunday; 0: a named date
  open INTEGER NOT NULL,                      -- seconds after local midnight
  close INTEGER NOT NULL,
  PRIMARY KEY (calendar_version_id, position, weekday, open),
  CHECK (open < close)
) STRICT, WITHOUT ROWID;

CREATE TABLE holidays (
  calendar_version_id INTEGER NOT NULL REFERENCES calendar_versions (id),
  day INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  decree TEXT NOT NULL,
  PRIMARY KEY (calendar_version_id, day, name)
) STRICT, WITHOUT ROWID;

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
  flags INTEGER NOT NULL,                     -- 4 extended, 8 demanded recorded, 16 submitted recorded
  series TEXT NOT NULL DEFAULT '',            -- of numbers that begin anew; '': they never do
  number TEXT NOT NULL,                       -- of the case, as people read it
  written TEXT,                               -- as it was first written; NULL: the same
  charges TEXT,                               -- [[kind, amount, proof], …]; NULL: not recorded
  pauses TEXT,                                -- [[reason, from, to], …]
  further_papers TEXT,                        -- [[ordinal, demanded, submitted], …]
  applicant TEXT,
  note TEXT,
  salt BLOB,                                  -- of the hash by which applicant and note enter the ledger
  told TEXT,                                  -- groups of fields that another entry told
  UNIQUE (service_id, series, number)
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
  applicant TEXT,
  note TEXT,
  salt BLOB,
  told TEXT,
  PRIMARY KEY (id, superseded_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX transactions_past_by_end ON transactions_past (superseded_by);

-- The largest id that a transaction had when an event ended. No later one gets it again, whatever became of
-- the row: ledger, runs and histories know it.
CREATE TABLE transaction_numbers (
  id INTEGER PRIMARY KEY CHECK (id = 0),
  last INTEGER NOT NULL
) STRICT;

-- Runs and what they found ----------------------------------------------------------------------

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,                     -- of the ledger
  started_at INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  known_at INTEGER,                           -- NULL: all that was recorded at the start
  scope TEXT NOT NULL,                        -- units, services, period, rules as text
  services TEXT,                              -- [id, …] of those it looked at; NULL: all that there were
  examined INTEGER NOT NULL,
  new_deviations INTEGER NOT NULL,
  changed_deviations INTEGER NOT NULL,
  closed_deviations INTEGER NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)) -- 0: some part could not be judged
) STRICT;

-- What a run says of a service is the last row up to the run, if it looked at the service: a run writes a row
-- only where it says something else than the row before. {"time":{"compliant":12,"deviates":3,
-- "not_assessable":{"no_limit":4}}}; {} for a service without transactions. No reference to services: one that
-- is gone has to get its empty row.
CREATE TABLE verdicts (
  service_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (id),
  counts TEXT NOT NULL,
  PRIMARY KEY (service_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX verdicts_by_run ON verdicts (run_id);

-- key = transaction id * 4096 + rule number; W-01 is 2201 (letter's place * 100 + number).
CREATE TABLE deviations (
  key INTEGER PRIMARY KEY,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3), -- low, medium, high, critical
  standard_id INTEGER,
  expected INTEGER NOT NULL,
  actual INTEGER,
  amount INTEGER NOT NULL,
  found_by_run INTEGER NOT NULL,
  judged_by_run INTEGER NOT NULL              -- the run that wrote these values: its inputs explain them
) STRICT;

CREATE TABLE closed_deviations (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  standard_id INTEGER,
  expected INTEGER NOT NULL,
  actual INTEGER,
  amount INTEGER NOT NULL,
  found_by_run INTEGER NOT NULL,
  closed_by_run INTEGER NOT NULL REFERENCES runs (id),
  reason TEXT NOT NULL CHECK (reason IN
    ('transaction_changed', 'transaction_removed', 'standard_changed', 'calendar_changed',
     'as_of_changed', 'rules_changed'))
) STRICT;

CREATE INDEX closed_deviations_by_key ON closed_deviations (key);

CREATE TABLE standard_deviations (
  service_id INTEGER NOT NULL REFERENCES services (id),
  rule INTEGER NOT NULL,
  subject INTEGER NOT NULL,                   -- S-01: first day of the gap; S-02: the standard's id
  severity INTEGER NOT NULL,
  standard_id INTEGER,
  gap_from INTEGER,
  gap_to INTEGER,
  lacks INTEGER NOT NULL,                     -- 1 time, 2 cost, 4 requirements
  transactions INTEGER NOT NULL,
  found_by_run INTEGER NOT NULL,
  PRIMARY KEY (service_id, rule, subject)
) STRICT, WITHOUT ROWID;
