create table registered_phone (
    member_id   bigint      not null references member (member_id) on delete cascade,
    phone_hash  text        not null,
    sealed      text        not null,
    kind        text        not null,
    active_from timestamptz not null,
    verified_at timestamptz not null,
    primary key (member_id, phone_hash)
);
