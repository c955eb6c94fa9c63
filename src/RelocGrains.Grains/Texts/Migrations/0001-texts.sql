-- What people typed, and contacts: apart from the log, so that a text can be erased.

CREATE SCHEMA texts;

CREATE TABLE texts.texts (
    id   uuid PRIMARY KEY,
    text text NOT NULL
);

-- The one secret that the salts of all texts come from.
CREATE TABLE texts.secret (
    one integer PRIMARY KEY CHECK (one = 1),
    key bytea   NOT NULL
);
