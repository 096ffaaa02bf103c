-- The directory and the history of User IDs: a retired row stays, so that an old ID is recognised and never given again.
create table user_id (
    login_key text        primary key,
    member_id bigint      not null,
    state     text        not null,
    since     timestamptz not null,
    until     timestamptz,
    ended_by  text
);
