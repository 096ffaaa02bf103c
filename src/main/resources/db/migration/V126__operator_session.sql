-- A sign-in of one of the provider's people; the digest of the cookie alone is kept.
create table operator_session (
    operator_id  bigint      not null references operator (operator_id) on delete cascade,
    secret_hash  bytea       not null,
    signed_in_at timestamptz not null,
    last_seen    timestamptz not null,
    expires_at   timestamptz not null,
    primary key (operator_id, secret_hash)
);
