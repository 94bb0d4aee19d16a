CREATE TABLE item (
    id    integer PRIMARY KEY,
    name  text    NOT NULL,
    stock integer NOT NULL CHECK (stock >= 0)
);

INSERT INTO item (id, name, stock) VALUES (1, 'teapot', 12), (2, 'kettle', 3), (3, 'sieve', 0);
