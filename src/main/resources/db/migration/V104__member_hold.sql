create table member_hold (
    member_id  bigint      primary key,
    held_until timestamptz not null
);
