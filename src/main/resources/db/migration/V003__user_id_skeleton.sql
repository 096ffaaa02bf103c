-- The same rows by what look-alike letters fold to; a copy, so that the look-up touches one key (no join over keys).
create table user_id_skeleton (
    skeleton  text        not null,
    login_key text        not null,
    member_id bigint      not null,
    state     text        not null,
    since     timestamptz not null,
    until     timestamptz,
    ended_by  text,
    primary key (skeleton, login_key)
);
