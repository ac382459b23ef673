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
  known_from INTEGER,                         -- its rows count as recorded then; NULL: when they were
  speaks_at INTEGER,                          -- what it tells is as of then; NULL: as of when it is recorded
  news_until INTEGER,                         -- what it tells to be open was open until then, for all it says
  form INTEGER,                               -- of transactions: which fields it speaks for, by ToldFields
  state TEXT NOT NULL CHECK (state IN ('done', 'refused')),
  inserted INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX imports_by_sha256 ON imports (sha256);
CREATE UNIQUE INDEX imports_by_entry ON imports (entry);

-- Deliveries that were taken back: what they told counts no more.
CREATE TABLE undone_imports (
  import_id INTEGER PRIMARY KEY REFERENCES imports (id),
  entry INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER undone_imports_kept_update BEFORE UPDATE ON undone_imports
BEGIN SELECT RAISE(ABORT, 'what was taken back stays so; import the file again'); END;
CREATE TRIGGER undone_imports_kept_delete BEFORE DELETE ON undone_imports
BEGIN SELECT RAISE(ABORT, 'what was taken back stays so; import the file again'); END;
CREATE TRIGGER undone_imports_once BEFORE INSERT ON undone_imports
WHEN EXISTS (SELECT 1 FROM undone_imports WHERE import_id = NEW.import_id)
BEGIN SELECT RAISE(ABORT, 'this import is taken back already'); END;

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
  parent_from INTEGER,                        -- first day below it, or below none; NULL: since ever
  zone TEXT NOT NULL,
  calendar_code TEXT,
  currency TEXT NOT NULL DEFAULT 'IDR',
  currency_decimals INTEGER NOT NULL DEFAULT 0 CHECK (currency_decimals BETWEEN 0 AND 4),
  inherits_services INTEGER NOT NULL DEFAULT 0 CHECK (inherits_services IN (0, 1))
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
  agency_from INTEGER,                        -- first day of that owner, or of none; NULL: since ever
  numbers_restart TEXT NOT NULL DEFAULT 'never' CHECK
    (numbers_restart IN ('never', 'yearly', 'monthly', 'by_column')),
  is_inherited INTEGER NOT NULL DEFAULT 0 CHECK (is_inherited IN (0, 1)), -- as the unit above has it
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
  parent_from INTEGER,
  zone TEXT NOT NULL,
  calendar_code TEXT,
  currency TEXT NOT NULL,
  currency_decimals INTEGER NOT NULL,
  inherits_services INTEGER NOT NULL,
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
  agency_from INTEGER,
  numbers_restart TEXT NOT NULL DEFAULT 'never',
  is_inherited INTEGER NOT NULL DEFAULT 0,
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
  classes TEXT NOT NULL DEFAULT '',           -- of applicants, without a line of their own; one a line
  applies_to TEXT NOT NULL DEFAULT 'started' CHECK (applies_to IN ('started', 'received')),
  waits_at_most INTEGER CHECK (waits_at_most >= 0),
  waits_unit TEXT CHECK
    (waits_unit IN ('seconds', 'minutes', 'hours', 'working_days', 'calendar_days', 'months')),
  waits_unit_is_assumed INTEGER NOT NULL DEFAULT 0 CHECK (waits_unit_is_assumed IN (0, 1)),
  tariff_of TEXT CHECK (tariff_of IN ('receipt', 'payment')), -- NULL: any from receipt to payment
  CHECK ((waits_at_most IS NULL) = (waits_unit IS NULL)),
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
  is_ceiling INTEGER NOT NULL DEFAULT 0 CHECK (is_ceiling IN (0, 1)), -- anything up to it is right
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
  holiday_kinds TEXT,                         -- JSON: those that close the office; NULL: it names none
  complete_years TEXT NOT NULL,               -- of every kind: years separated by spaces
  complete_kinds TEXT NOT NULL DEFAULT '{}'   -- JSON: years by kind
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
