-- What lists and figures ask for stands in columns; the rest of a case is the contract's own message.
-- Room is left in each page, so that an update stays in its page and touches no index.
CREATE TABLE cases (
    id               bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version          integer  NOT NULL,
    stage            smallint NOT NULL,
    department       text     COLLATE "C" NOT NULL,
    siren            text     COLLATE "C" NOT NULL UNIQUE,
    jobs             integer  NOT NULL,
    investment_cents bigint   NOT NULL,
    body             bytea    NOT NULL
) WITH (fillfactor = 50);

-- Who did what, and the case after it, which is also the first answer to the request. The id comes first: it nearly always decides alone.
CREATE TABLE history (
    case_id     bigint      NOT NULL,
    version     integer     NOT NULL,
    act         text        NOT NULL,
    who         text        COLLATE "C" NOT NULL,
    request_id  uuid        NOT NULL,
    recorded_at timestamptz NOT NULL,
    body        bytea       NOT NULL,
    PRIMARY KEY (case_id, version),
    UNIQUE (request_id, who)
);

-- Twelve rows that are updated all the time: with room enough, each stays in a page of its own.
CREATE TABLE departments (
    code             text    COLLATE "C" PRIMARY KEY,
    projects         integer NOT NULL DEFAULT 0,
    jobs             bigint  NOT NULL DEFAULT 0,
    investment_cents bigint  NOT NULL DEFAULT 0
) WITH (fillfactor = 10);

INSERT INTO departments (code) SELECT unnest(ARRAY['01', '03', '07', '15', '26', '38', '42', '43', '63', '69', '73', '74']);
