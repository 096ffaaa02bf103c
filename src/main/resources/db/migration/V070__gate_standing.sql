-- What is held against each side of a User ID. Named by a digest of what was typed, so that it holds unknown User IDs
-- too and shows none in clear. networks: three numbers for each, its digest, its bucket, when it was last seen.
create table gate_standing (
    side                text     primary key,
    version             int      not null,
    full_at_ms          bigint   not null,
    in_a_row            int      not null,
    closed_until_ms     bigint   not null,
    all_in_a_row        int      not null,
    all_closed_until_ms bigint   not null,
    networks            bigint[] not null,
    last_ms             bigint   not null
);
