-- The same the other way round: whose phone calls. A household has one landline.
create table phone_key (
    phone_hash  text        not null,
    member_id   bigint      not null,
    active_from timestamptz not null,
    primary key (phone_hash, member_id)
);
