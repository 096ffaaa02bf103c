-- Codes that let a member back in once; the digest alone is kept.
create table recovery_code (
    member_id  bigint      not null,
    kind       text        not null,
    code_hash  bytea       not null,
    made_at    timestamptz not null,
    good_until timestamptz not null,
    primary key (member_id, kind)
);
