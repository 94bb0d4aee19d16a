CREATE TABLE purchase (
    id    serial  PRIMARY KEY,
    item  integer NOT NULL REFERENCES item,
    state text    NOT NULL
);

INSERT INTO item (id, name, stock) SELECT id, 'lamp ' || id, 10 FROM generate_series(100, 199) id;
