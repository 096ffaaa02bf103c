-- Waits until wait_until for a call to one of our own numbers. members: of those claimed, whose phone it was that called.
create table phone_check (
    check_id   bigint      primary key,
    dialled    text        not null,
    opened_at  timestamptz not null,
    wait_until timestamptz not null,
    state      text        not null,
    withheld   boolean     not null default false,
    called_at  timestamptz,
    members    bigint[]    not null default '{}',
    keyed      boolean     not null default false,
    code       text
);
