-- A browser on its way back in. The candidates are the members whom its claim may mean, with what was shown for each.
create table recovery (
    recovery_id bigint      primary key,
    secret_hash bytea       not null,
    purpose     text        not null,
    begun_at    timestamptz not null,
    claim       text        not null,
    candidates  text        not null,
    stage       text        not null,
    member_id   bigint,
    stage_at    timestamptz,
    call_id     bigint,
    mailed_at   timestamptz,
    wrong_codes int         not null,
    version     int         not null
);
