-- The member's own list of User IDs, written in the same transaction as the directory.
create table member_user_id (
    member_id bigint      not null,
    login_key text        not null,
    state     text        not null,
    since     timestamptz not null,
    until     timestamptz,
    ended_by  text,
    primary key (member_id, login_key)
);
