-- The provider's own people. They are no members: their ids, sessions and pages are apart.
create table operator (
    operator_id  bigint      primary key,
    name         text        not null unique check (name ~ '^[a-z][a-z0-9._-]{1,31}$'),
    display_name text        not null,
    role         text        not null check (role in ('HELP_DESK', 'EDITOR')),
    -- Both sealed under a key outside the database.
    password     text        not null,
    totp_secret  text        not null,
    -- The time step of the last code that opened the door: neither it nor an older one opens it again.
    totp_step    bigint      not null,
    added_at     timestamptz not null,
    disabled_at  timestamptz
);
