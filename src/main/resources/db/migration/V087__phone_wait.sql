-- From which phone a check expects the call, and for which of the claimed members that would speak. No phone has two rows
-- for one number of ours, and a row is given to another check only long after the one before, when no late call can be
-- mistaken any more.
create table phone_wait (
    phone_hash  text        not null,
    dialled     text        not null,
    check_id    bigint      not null,
    members     bigint[]    not null,
    wait_until  timestamptz not null,
    reusable_at timestamptz not null,
    primary key (phone_hash, dialled)
);
