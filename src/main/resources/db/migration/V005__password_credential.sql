create table password_credential (
    member_id  bigint      primary key,
    hash       text        not null,
    changed_at timestamptz not null,
    changed_by text        not null
);
