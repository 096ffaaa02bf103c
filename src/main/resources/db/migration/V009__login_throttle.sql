-- Keyed by a digest of what was typed, so that it holds unknown User IDs too and shows none in clear.
create table login_throttle (
    throttle_key    text   primary key,
    fails           int    not null,
    last_ms         bigint not null,
    closed_until_ms bigint not null
);
