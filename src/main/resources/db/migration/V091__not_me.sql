-- The "not me" links of notices, good for one use; member 0 is nobody.
create table not_me (
    member_id   bigint      not null,
    secret_hash bytea       not null,
    about       text        not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    primary key (member_id, secret_hash)
);
