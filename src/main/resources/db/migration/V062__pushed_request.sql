-- Requests that services pushed ahead of the browser (RFC 9126).
create table pushed_request (
    name_hash  bytea       primary key,
    client_id  text        not null,
    parameters jsonb       not null,
    opened     boolean     not null,
    expires_at timestamptz not null
);
