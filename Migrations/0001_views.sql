-- For people with the sqlite3 shell or Datasette, and for tests: what the tables say, with codes in words and
-- instants as ISO dates (UTC). Documentation/questions.md has ten questions and the SQL that answers them.

-- Who did what, and when: the other views take it from here.
CREATE VIEW ledger_list AS
  SELECT
    n, json_extract(entry, '$.event') AS event, json_extract(entry, '$.at') AS at,
    json_extract(entry, '$.actor') AS actor, json_extract(entry, '$.host') AS host,
    json_extract(entry, '$.program') AS program, json_extract(entry, '$.facts') AS facts,
    lower(hex(hash)) AS sha256
  FROM (SELECT n, hash, iif(json_valid(entry), entry, '{}') AS entry FROM ledger);

CREATE VIEW case_list AS
  SELECT
    transactions.id, units.code AS unit, services.code AS service,
    coalesce(transactions.written, transactions.number) AS case_number, variants.class, variants.tier,
    CASE transactions.status WHEN 0 THEN 'open' WHEN 1 THEN 'finished' WHEN 2 THEN 'rejected'
      WHEN 3 THEN 'withdrawn' END AS status,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions.received_at, 'unixepoch') AS received_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions.complete_at, 'unixepoch') AS complete_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions.paid_at, 'unixepoch') AS paid_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions.finished_at, 'unixepoch') AS finished_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions.handed_over_at, 'unixepoch') AS handed_over_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions.promised_at, 'unixepoch') AS promised_at,
    -- Those of the stamps that are dates, and may be any second of that day.
    rtrim(iif(transactions.flags >> 7 & 1, 'received_at ', '')
      || iif(transactions.flags >> 8 & 1, 'complete_at ', '')
      || iif(transactions.flags >> 9 & 1, 'paid_at ', '')
      || iif(transactions.flags >> 10 & 1, 'finished_at ', '')
      || iif(transactions.flags >> 11 & 1, 'handed_over_at ', '')
      || iif(transactions.flags >> 12 & 1, 'promised_at ', '')) AS date_only,
    transactions.flags >> 2 & 1 AS extended, transactions.charges,
    CASE transactions.flags >> 5 & 3 WHEN 1 THEN 'nation' WHEN 2 THEN 'unit' WHEN 3 THEN 'yearly' END AS proofs_unique,
    transactions.pauses,
    coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', imports.known_from, 'unixepoch'), ledger.at)
      AS recorded_at,
    imports.id AS import, transactions.line, transactions.entry, transactions.officer, transactions.applicant,
    transactions.note
  FROM transactions
  LEFT JOIN imports ON imports.entry = transactions.entry
  LEFT JOIN ledger_list AS ledger ON ledger.n = transactions.entry
  LEFT JOIN variants ON variants.id = transactions.variant_id
  LEFT JOIN services ON services.id = transactions.service_id
  LEFT JOIN units ON units.id = services.unit_id;

-- What a case was before another entry of the ledger replaced it or took it away.
CREATE VIEW past_case_list AS
  SELECT
    transactions_past.id, units.code AS unit, services.code AS service,
    coalesce(transactions_past.written, transactions_past.number) AS case_number, variants.class, variants.tier,
    CASE transactions_past.status WHEN 0 THEN 'open' WHEN 1 THEN 'finished' WHEN 2 THEN 'rejected'
      WHEN 3 THEN 'withdrawn' END AS status,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions_past.received_at, 'unixepoch') AS received_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions_past.complete_at, 'unixepoch') AS complete_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions_past.paid_at, 'unixepoch') AS paid_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions_past.finished_at, 'unixepoch') AS finished_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions_past.handed_over_at, 'unixepoch') AS handed_over_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', transactions_past.promised_at, 'unixepoch') AS promised_at,
    -- Those of the stamps that are dates, and may be any second of that day.
    rtrim(iif(transactions_past.flags >> 7 & 1, 'received_at ', '')
      || iif(transactions_past.flags >> 8 & 1, 'complete_at ', '')
      || iif(transactions_past.flags >> 9 & 1, 'paid_at ', '')
      || iif(transactions_past.flags >> 10 & 1, 'finished_at ', '')
      || iif(transactions_past.flags >> 11 & 1, 'handed_over_at ', '')
      || iif(transactions_past.flags >> 12 & 1, 'promised_at ', '')) AS date_only,
    transactions_past.flags >> 2 & 1 AS extended, transactions_past.charges,
    CASE transactions_past.flags >> 5 & 3 WHEN 1 THEN 'nation' WHEN 2 THEN 'unit' WHEN 3 THEN 'yearly' END AS proofs_unique,
    transactions_past.pauses,
    coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', imports.known_from, 'unixepoch'), ledger.at)
      AS recorded_at,
    imports.id AS import, transactions_past.line, transactions_past.entry, transactions_past.superseded_by,
    transactions_past.officer, transactions_past.applicant, transactions_past.note
  FROM transactions_past
  LEFT JOIN imports ON imports.entry = transactions_past.entry
  LEFT JOIN ledger_list AS ledger ON ledger.n = transactions_past.entry
  LEFT JOIN variants ON variants.id = transactions_past.variant_id
  LEFT JOIN services ON services.id = transactions_past.service_id
  LEFT JOIN units ON units.id = services.unit_id;

-- amount: minor units of the unit's currency.
CREATE VIEW charge_list AS
  SELECT
    case_list.id AS case_id, case_list.unit, case_list.service, case_list.case_number,
    line.key AS position,
    CASE json_extract(line.value, '$[0]') WHEN 0 THEN 'tariff' WHEN 1 THEN 'fine' WHEN 2 THEN 'acceleration'
      WHEN 3 THEN 'tax' WHEN 4 THEN 'third_party'
      WHEN 5 THEN 'total' END AS kind,
    json_extract(line.value, '$[1]') AS amount, units.currency, json_extract(line.value, '$[2]') AS proof
  FROM case_list
  CROSS JOIN json_each(case_list.charges) AS line
  LEFT JOIN units ON units.code = case_list.unit;

CREATE VIEW pause_list AS
  SELECT
    case_list.id AS case_id, case_list.unit, case_list.service, case_list.case_number,
    line.key AS position,
    CASE json_extract(line.value, '$[0]') WHEN 0 THEN 'applicant' WHEN 1 THEN 'payment' WHEN 2 THEN 'other_agency'
      WHEN 3 THEN 'field' WHEN 4 THEN 'disruption' WHEN 5 THEN 'other' END AS reason,
    strftime('%Y-%m-%dT%H:%M:%SZ', json_extract(line.value, '$[1]'), 'unixepoch') AS started_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', json_extract(line.value, '$[2]'), 'unixepoch') AS ended_at,
    rtrim(iif(coalesce(json_extract(line.value, '$[3]'), 0) & 1, 'started_at ', '')
      || iif(coalesce(json_extract(line.value, '$[3]'), 0) & 2, 'ended_at ', '')) AS date_only
  FROM case_list
  CROSS JOIN json_each(case_list.pauses) AS line;

-- Papers that were asked for or handed in; NULL: that list was not recorded.
CREATE VIEW paper_list AS
  SELECT
    transactions.id AS case_id, units.code AS unit, services.code AS service,
    coalesce(transactions.written, transactions.number) AS case_number,
    documents.code AS paper, documents.name, documents.ordinal,
    CASE WHEN transactions.flags & 8
      THEN CASE WHEN documents.ordinal < 64 THEN transactions.demanded >> documents.ordinal & 1
        ELSE json_extract(further.value, '$[1]') END
    END AS demanded,
    CASE WHEN transactions.flags & 16
      THEN CASE WHEN documents.ordinal < 64 THEN transactions.submitted >> documents.ordinal & 1
        ELSE json_extract(further.value, '$[2]') END
    END AS submitted
  FROM transactions
  JOIN documents ON documents.service_id = transactions.service_id
  JOIN services ON services.id = transactions.service_id
  JOIN units ON units.id = services.unit_id
  LEFT JOIN json_each(transactions.further_papers) AS further
    ON json_extract(further.value, '$[0]') = documents.ordinal
  WHERE
    CASE WHEN documents.ordinal < 64
      THEN (transactions.demanded | transactions.submitted) >> documents.ordinal & 1
      ELSE further.key IS NOT NULL END;

-- All that the register has ever held. since and until are entries; until is NULL for what stands. expected and
-- actual are in the measure of the rule (Documentation/rules.md, section 7); where that is an instant, due_at and
-- happened_at have it as a date. Of a standard, actual is how many transactions it concerns.
CREATE VIEW deviation_history AS
  WITH register AS (
    SELECT
      deviations.*, key & 4095 AS rule, (key >> 12) & ((1 << 49) - 1) AS number,
      CASE key >> 61 WHEN 1 THEN 'standard' WHEN 2 THEN 'gap' WHEN 3 THEN 'complaint'
        ELSE 'transaction' END AS subject,
      -- Those whose measure is an instant: A-01, B-05, D-01, D-02, D-03, D-04, W-01, W-02, W-03, W-05.
      key & 4095 IN (1, 105, 301, 302, 303, 304, 2201, 2202, 2203, 2205) AS is_timed
    FROM deviations)
  SELECT
    printf('%s-%02d-', char(65 + register.rule / 100), register.rule % 100)
      || CASE subject
        WHEN 'transaction' THEN key >> 12
        WHEN 'gap' THEN
          (register.number >> 24) || '-' || CASE register.number & 16777215 WHEN 0 THEN '0'
            ELSE strftime('%Y%m%d', ((register.number & 16777215) - 8388608) * 86400, 'unixepoch') END
        ELSE register.number END AS id,
    printf('%s-%02d', char(65 + register.rule / 100), register.rule % 100) AS rule,
    subject, coalesce(units.code, complained.code) AS unit, services.code AS service,
    coalesce(transactions.written, transactions.number, complaints.number) AS case_number,
    transactions.id AS case_id,
    CASE register.severity WHEN 0 THEN 'low' WHEN 1 THEN 'medium' WHEN 2 THEN 'high'
      WHEN 3 THEN 'critical' END AS severity,
    standards.version AS standard,
    CASE WHEN subject IN ('transaction', 'complaint') THEN register.expected END AS expected,
    register.actual,
    CASE WHEN register.is_timed
      THEN strftime('%Y-%m-%dT%H:%M:%SZ', register.expected, 'unixepoch') END AS due_at,
    CASE WHEN register.is_timed
      THEN strftime('%Y-%m-%dT%H:%M:%SZ', register.actual, 'unixepoch') END AS happened_at,
    register.amount, register.found, register.since, nullif(register.until, 0) AS until,
    register.reason
  FROM register
  LEFT JOIN transactions ON subject = 'transaction' AND transactions.id = register.key >> 12
  LEFT JOIN complaints ON subject = 'complaint' AND complaints.id = register.number
  LEFT JOIN services ON services.id = register.service_id
  LEFT JOIN units ON units.id = services.unit_id
  LEFT JOIN units AS complained ON complained.id = complaints.unit_id
  LEFT JOIN standards ON standards.id = register.standard_id;

-- What stands in the register.
CREATE VIEW deviation_list AS
  SELECT
    id, rule, subject, unit, service, case_number, case_id, severity, standard, expected, actual, due_at,
    happened_at, amount, found, since
  FROM deviation_history
  WHERE until IS NULL;

-- What stood in the register and stands no more, and why.
CREATE VIEW closed_deviation_list AS
  SELECT
    id, rule, subject, unit, service, case_number, case_id, found, until AS closed, reason
  FROM deviation_history
  WHERE reason IS NOT NULL;

-- Findings with how far each has come. Some moves lead to a state of their own, reopening back to where the
-- work goes on; the others stay where they are.
CREATE VIEW finding_list AS
  SELECT
    printf('T-%d-%04d', findings.year, findings.number) AS id, units.code AS unit,
    services.code AS service,
    printf('%s-%02d', char(65 + findings.rule / 100), findings.rule % 100) AS rule,
    findings.episode,
    coalesce((
      SELECT
        CASE moved.kind
          WHEN 'opened' THEN 'open' WHEN 'accepted' THEN 'verified' WHEN 'rejected' THEN 'delivered'
          WHEN 'reopened' THEN CASE
            WHEN EXISTS (
              SELECT 1 FROM finding_moves AS told
              WHERE told.finding_id = findings.id AND told.kind = 'delivered' AND told.id < moved.id)
            THEN 'delivered' ELSE 'open' END
          ELSE moved.kind END
      FROM finding_moves AS moved
      WHERE moved.finding_id = findings.id
        AND moved.kind NOT IN (
          'cause', 'effect', 'recommended', 'classified', 'declassified', 'assigned')
      ORDER BY moved.id DESC
      LIMIT 1), 'open') AS state,
    findings.opened_by_run AS opened_by,
    strftime('%Y-%m-%dT%H:%M:%SZ', runs.as_of, 'unixepoch') AS opened_as_of,
    (SELECT count(*) FROM finding_moves WHERE finding_id = findings.id) AS moves
  FROM findings
  JOIN services ON services.id = findings.service_id
  JOIN units ON units.id = services.unit_id
  JOIN runs ON runs.id = findings.opened_by_run;

-- The history of every finding.
CREATE VIEW move_list AS
  SELECT
    finding_moves.id, printf('T-%d-%04d', findings.year, findings.number) AS finding,
    finding_moves.kind,
    ledger.at AS made_at, ledger.actor,
    finding_moves.run_id AS run, finding_moves.reason, finding_moves.text,
    finding_moves.code, finding_moves.role, date(finding_moves.day * 86400, 'unixepoch') AS day,
    date(finding_moves.due_day * 86400, 'unixepoch') AS due_day, finding_moves.partial,
    (SELECT count(*) FROM evidence_files WHERE move_id = finding_moves.id) AS evidence
  FROM finding_moves
  JOIN findings ON findings.id = finding_moves.finding_id
  LEFT JOIN ledger_list AS ledger ON ledger.n = finding_moves.entry;

-- What auditors said of spellings that no list knows. Of several with the same spelling and scope the last holds;
-- paper is NULL for one that the standard does not hold.
CREATE VIEW paper_assignment_list AS
  SELECT
    paper_assignments.id, paper_assignments.spelling, agencies.code AS agency,
    coalesce(units.code, places.code) AS unit, services.code AS service, paper_assignments.paper,
    paper_assignments.reason, ledger.at AS said_at, ledger.actor, paper_assignments.entry
  FROM paper_assignments
  LEFT JOIN agencies ON agencies.id = paper_assignments.agency_id
  LEFT JOIN units ON units.id = paper_assignments.unit_id
  LEFT JOIN services ON services.id = paper_assignments.service_id
  LEFT JOIN units AS places ON places.id = services.unit_id
  LEFT JOIN ledger_list AS ledger ON ledger.n = paper_assignments.entry;

-- Every record of every version of a standard; the last record of a version is what is known now.
CREATE VIEW standard_list AS
  SELECT
    standards.id, units.code AS unit, services.code AS service, services.name,
    agencies.code AS agency, standards.version, standards.state, standards.decree,
    standards.source, date(standards.valid_from * 86400, 'unixepoch') AS valid_from,
    date(standards.valid_to * 86400, 'unixepoch') AS valid_to,
    strftime('%Y-%m-%dT%H:%M:%SZ', standards.known_from, 'unixepoch') AS known_from,
    (SELECT group_concat(trim(class || ' ' || value || ' ' || unit), '; ')
      FROM standard_times WHERE standard_id = standards.id) AS limits,
    standards.cost,
    (SELECT group_concat(trim(class || ' ' || tier || iif(is_ceiling, ' <= ', ' ') || amount), '; ')
      FROM standard_tariffs WHERE standard_id = standards.id) AS tariffs,
    (SELECT group_concat(code, ' ') FROM standard_documents WHERE standard_id = standards.id)
      AS papers,
    standards.target_per_mille / 1000.0 AS target, imports.id AS import, standards.entry
  FROM standards
  LEFT JOIN imports ON imports.entry = standards.entry
  JOIN services ON services.id = standards.service_id
  JOIN units ON units.id = services.unit_id
  LEFT JOIN agencies ON agencies.id = services.agency_id;

-- The counts of a service stand where they became so, and hold for later runs that looked at it.
CREATE VIEW verdict_list AS
  WITH looked_at (run_id, service_id) AS (
    SELECT runs.id, services.id FROM runs CROSS JOIN services WHERE runs.services IS NULL
    UNION ALL
    SELECT runs.id, iif(looked.type = 'array', json_extract(looked.value, '$[0]'), looked.value)
    FROM runs
    CROSS JOIN json_each(iif(json_valid(runs.services), runs.services, '[]')) AS looked)
  SELECT
    looked_at.run_id AS run, units.code AS unit, services.code AS service,
    criterion.key AS criterion, verdict.key AS verdict, coalesce(reason.key, '') AS reason,
    coalesce(reason.value, verdict.value) AS transactions
  FROM looked_at
  CROSS JOIN services ON services.id = looked_at.service_id
  CROSS JOIN units ON units.id = services.unit_id
  CROSS JOIN verdicts
    ON verdicts.service_id = services.id
      AND verdicts.run_id = (
        SELECT max(told.run_id) FROM verdicts AS told
        WHERE told.service_id = services.id AND told.run_id <= looked_at.run_id)
  CROSS JOIN json_each(iif(json_valid(verdicts.counts), verdicts.counts, '{}')) AS criterion
  CROSS JOIN json_each(iif(criterion.type = 'object', criterion.value, '{}')) AS verdict
  LEFT JOIN json_each(iif(verdict.type = 'object', verdict.value, '{}')) AS reason;

CREATE VIEW import_list AS
  SELECT
    imports.id, imports.kind, imports.file, imports.bytes, imports.sha256, imports.state,
    coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', imports.known_from, 'unixepoch'), ledger.at)
      AS recorded_at,
    ledger.actor, ledger.host, ledger.program, imports.inserted, imports.changed,
    imports.unchanged, imports.rejected
  FROM imports
  LEFT JOIN ledger_list AS ledger ON ledger.n = imports.entry;

-- What a delivery told of a month of receipt of one service, with the sums of its charges by kind; days by the clock of
-- the unit.
CREATE VIEW delivery_month_list AS
  SELECT
    imports.id AS import, imports.file, units.code AS unit, services.code AS service,
    printf('%04d-%02d', delivery_months.month / 12, delivery_months.month % 12 + 1) AS month,
    delivery_months.row_count AS rows,
    date(delivery_months.first_day * 86400, 'unixepoch') AS first_day,
    date(delivery_months.last_day * 86400, 'unixepoch') AS last_day,
    sums.money ->> '$.tariff' AS tariff, sums.money ->> '$.fine' AS fine,
    sums.money ->> '$.acceleration' AS acceleration, sums.money ->> '$.tax' AS tax,
    sums.money ->> '$.third_party' AS third_party, sums.money ->> '$.total' AS total,
    units.currency, undone_imports.entry AS undone_by
  FROM delivery_months
  JOIN (
    SELECT import_id, service_id, month, iif(json_valid(money), money, '{}') AS money
    FROM delivery_months) AS sums USING (import_id, service_id, month)
  JOIN imports ON imports.id = delivery_months.import_id
  LEFT JOIN undone_imports ON undone_imports.import_id = imports.id
  LEFT JOIN services ON services.id = delivery_months.service_id
  LEFT JOIN units ON units.id = services.unit_id;

-- What files of payments, papers or pauses tell of one case each, as far as it holds; case_id: NULL while it waits for
-- its case. amount: of its payments together, in minor units of the unit's currency.
CREATE VIEW piece_list AS
  SELECT
    pieces.id, pieces.what AS kind, units.code AS unit, services.code AS service,
    coalesce(pieces.written, pieces.number) AS case_number,
    iif(pieces.tells_series, pieces.series, NULL) AS series,
    iif(transactions.id IS NULL, 'waiting', 'joined') AS state, transactions.id AS case_id,
    imports.id AS import, imports.file, pieces.line, pieces.rows,
    CASE WHEN json_valid(pieces.charges) THEN (
      SELECT sum(json_extract(line.value, '$[1]')) FROM json_each(pieces.charges) AS line)
    END AS amount, iif(pieces.charges IS NULL, NULL, units.currency) AS currency,
    coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', imports.known_from, 'unixepoch'), ledger.at)
      AS recorded_at
  FROM pieces
  JOIN imports ON imports.entry = pieces.entry
  LEFT JOIN joined_pieces AS joined ON joined.piece_id = pieces.id
    AND joined.entry = (
      SELECT max(later.entry) FROM joined_pieces AS later WHERE later.piece_id = pieces.id)
  LEFT JOIN transactions ON transactions.id = joined.case_id
  LEFT JOIN ledger_list AS ledger ON ledger.n = pieces.entry
  LEFT JOIN services ON services.id = pieces.service_id
  LEFT JOIN units ON units.id = services.unit_id
  WHERE NOT EXISTS (SELECT 1 FROM undone_imports WHERE undone_imports.import_id = imports.id)
    -- Nor does a later reading of the same bytes tell it again.
    AND NOT EXISTS (
      SELECT 1
      FROM imports AS again
      CROSS JOIN pieces AS later
        ON later.entry = again.entry AND later.service_id = pieces.service_id
          AND later.number = pieces.number AND later.tells_series = pieces.tells_series
          AND later.series = pieces.series
      WHERE again.sha256 = imports.sha256 AND again.profile_sha256 = imports.profile_sha256
        AND again.entry > imports.entry
        AND NOT EXISTS (SELECT 1 FROM undone_imports WHERE undone_imports.import_id = again.id)
        AND (transactions.id IS NULL
          OR EXISTS (
            SELECT 1 FROM joined_pieces AS theirs
            WHERE theirs.piece_id = later.id AND theirs.case_id = transactions.id)));

CREATE VIEW rejected_list AS
  SELECT
    rejected_lines.import_id AS import, imports.file, rejected_lines.line,
    rejected_lines.column_name AS "column", rejected_lines.code, rejected_lines.value,
    rejected_lines.message, rejected_lines.original
  FROM rejected_lines
  JOIN imports ON imports.id = rejected_lines.import_id;

CREATE VIEW run_list AS
  SELECT
    runs.id, ledger.at AS started_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', runs.as_of, 'unixepoch') AS as_of,
    strftime('%Y-%m-%dT%H:%M:%SZ', runs.known_at, 'unixepoch') AS known_at, runs.scope,
    ledger.actor, ledger.program, runs.examined,
    runs.new_deviations, runs.changed_deviations, runs.closed_deviations, runs.complete,
    void_runs.entry AS voided_by, void_runs.reason AS voided_because
  FROM runs
  LEFT JOIN ledger_list AS ledger ON ledger.n = runs.id
  LEFT JOIN void_runs ON void_runs.run_id = runs.id;

CREATE VIEW waiver_list AS
  SELECT
    printf('K-%d-%04d', waivers.year, waivers.number) AS id, units.code AS unit,
    services.code AS service,
    printf('%s-%02d', char(65 + waivers.rule / 100), waivers.rule % 100) AS rule,
    waivers.case_number, date(waivers.from_day * 86400, 'unixepoch') AS from_day,
    date(waivers.to_day * 86400, 'unixepoch') AS to_day, waivers.reason, waivers.requested_by,
    waivers.approved_by,
    ledger.at AS recorded_at,
    revoked.at AS revoked_at,
    waiver_revocations.reason AS revoked_because, waiver_returns.deviations AS returned
  FROM waivers
  JOIN units ON units.id = waivers.unit_id
  LEFT JOIN services ON services.id = waivers.service_id
  LEFT JOIN ledger_list AS ledger ON ledger.n = waivers.entry
  LEFT JOIN waiver_revocations ON waiver_revocations.waiver_id = waivers.id
  LEFT JOIN ledger_list AS revoked ON revoked.n = waiver_revocations.entry
  LEFT JOIN waiver_returns ON waiver_returns.waiver_id = waivers.id;

CREATE VIEW complaint_list AS
  SELECT
    complaints.id, units.code AS unit, services.code AS service, complaints.source,
    complaints.number, complaints.class, complaints.topic,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints.received_at, 'unixepoch') AS received_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints.complete_at, 'unixepoch') AS complete_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints.forwarded_at, 'unixepoch') AS forwarded_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints.answered_at, 'unixepoch') AS answered_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints.closed_at, 'unixepoch') AS closed_at,
    complaints.case_number, complaints.text, imports.id AS import, complaints.entry,
    (SELECT count(*) FROM complaints_past WHERE id = complaints.id) AS changes
  FROM complaints
  LEFT JOIN imports ON imports.entry = complaints.entry
  JOIN units ON units.id = complaints.unit_id
  LEFT JOIN services ON services.id = complaints.service_id;

-- What a complaint was before another entry of the ledger replaced it or took it away.
CREATE VIEW past_complaint_list AS
  SELECT
    complaints_past.id, units.code AS unit, services.code AS service, complaints_past.source,
    complaints_past.number, complaints_past.class, complaints_past.topic,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints_past.received_at, 'unixepoch') AS received_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints_past.complete_at, 'unixepoch') AS complete_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints_past.forwarded_at, 'unixepoch') AS forwarded_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints_past.answered_at, 'unixepoch') AS answered_at,
    strftime('%Y-%m-%dT%H:%M:%SZ', complaints_past.closed_at, 'unixepoch') AS closed_at,
    complaints_past.case_number, complaints_past.text, imports.id AS import, complaints_past.entry,
    complaints_past.superseded_by
  FROM complaints_past
  LEFT JOIN imports ON imports.entry = complaints_past.entry
  LEFT JOIN units ON units.id = complaints_past.unit_id
  LEFT JOIN services ON services.id = complaints_past.service_id;
