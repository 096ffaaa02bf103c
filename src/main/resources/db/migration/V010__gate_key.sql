-- The key of the digests in login_throttle: made by the first node that starts, the same for all.
create table gate_key (
    id  int   primary key check (id = 1),
    key bytea not null
);
