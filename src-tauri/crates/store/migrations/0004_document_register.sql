-- 0004 document: the register of documents, the committee's own numbering, and attached files.
-- A number of a series and year is used once, withdrawn papers included (Decree 30/2020, Điều 15).
CREATE TABLE document (
  rid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT,
  series TEXT,
  number INTEGER CHECK (number > 0),
  number_text TEXT,
  symbol TEXT,
  issued_on TEXT CHECK (issued_on IS date(issued_on, '+0 days')),
  year INTEGER,
  issuer TEXT NOT NULL,
  abstract TEXT NOT NULL,
  file_name TEXT,
  file_size INTEGER CHECK (file_size >= 0),
  file_sha256 TEXT CHECK (length(file_sha256) = 64),
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on, '+0 days')),
  source TEXT,
  trashed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX document_number ON document (series, year, number) WHERE series IS NOT NULL AND number IS NOT NULL;
