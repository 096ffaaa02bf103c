create table session (
    member_id        bigint      not null,
    sid_hash         bytea       not null,
    device_id        bigint      not null,
    authenticated_at timestamptz not null,
    last_seen        timestamptz not null,
    expires_at       timestamptz not null,
    primary key (member_id, sid_hash)
);
