-- Each entry of the ledger carries the digests of all segments. Beside the rows, each of which fills pages
-- of its own, they are read in one go.
CREATE INDEX segment_digests ON segments (id, sha256);
