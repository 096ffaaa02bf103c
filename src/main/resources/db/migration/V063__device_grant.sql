-- Devices that wait for a member to let them in from a browser of his (RFC 8628).
create table device_grant (
    user_code_hash   bytea       primary key,
    device_code_hash bytea       not null unique,
    client_id        text        not null,
    scopes           text[]      not null,
    state            text        not null,
    member_id        bigint      references member (member_id) on delete cascade,
    sid              text,
    browser_id       bigint,
    authenticated_at timestamptz,
    interval_s       int         not null,
    last_poll        timestamptz,
    expires_at       timestamptz not null
);
