-- The log: what happened, and which requests were accepted. Rows are added and never changed.
--
-- There is no row for the head: the last event is the head, and appends are put in line by an advisory lock. A row that every batch
-- updates would leave a dead version behind each time, and one long reader, such as a dump, would make finding the live one slower and
-- slower for as long as it reads.

CREATE SCHEMA log;

-- Names are compared by their bytes, as everywhere else in the program.
CREATE TABLE log.events (
    position     bigint      PRIMARY KEY,
    stream       text        COLLATE "C" NOT NULL,
    version      bigint      NOT NULL,
    type         text        NOT NULL,
    body         bytea       NOT NULL,
    effective_on date        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    who          text        NOT NULL,
    caller       text        NOT NULL,
    request_id   uuid        NOT NULL,
    traceparent  text,
    hash         bytea       NOT NULL,
    UNIQUE (stream, version)
);

-- The id comes first: it nearly always decides alone, so the caller's name is rarely compared.
CREATE TABLE log.requests (
    caller       text        COLLATE "C" NOT NULL,
    request_id   uuid        NOT NULL,
    request_hash bytea       NOT NULL,
    stream       text        NOT NULL,
    version      bigint      NOT NULL,
    position     bigint      NOT NULL,
    seal         bytea       NOT NULL,
    PRIMARY KEY (request_id, caller)
);

-- Whoever reads the log in slices of positions finds the requests that belong to a slice.
CREATE INDEX requests_by_position ON log.requests (position);
