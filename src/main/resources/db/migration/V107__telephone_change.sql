-- A telephone that a member is about to add, until the call comes from it: one for each member, and for one session.
create table telephone_change (
    member_id bigint      primary key references member (member_id) on delete cascade,
    sid       text        not null,
    check_id  bigint      not null,
    sealed    text        not null,
    begun_at  timestamptz not null
);
