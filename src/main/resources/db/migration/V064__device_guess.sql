-- How many codes of devices a member has typed that were none.
create table device_guess (
    member_id bigint      primary key references member (member_id) on delete cascade,
    guesses   int         not null,
    since     timestamptz not null
);
