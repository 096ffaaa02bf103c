-- Browsers on which a member has signed in before. The mark never signs anybody in; it only tells the browser apart.
create table device (
    member_id   bigint      not null,
    device_id   bigint      not null,
    mark_hash   bytea       not null,
    label       text        not null,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    primary key (member_id, device_id),
    unique (member_id, mark_hash)
);
