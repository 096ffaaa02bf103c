-- Authorization codes: gone when they are redeemed, worth nothing a minute after they were made.
create table auth_code (
    member_id        bigint      not null,
    code_hash        bytea       not null,
    client_id        text        not null,
    redirect_uri     text        not null,
    scopes           text[]      not null,
    asked            jsonb       not null,
    code_challenge   text,
    sid              text        not null,
    authenticated_at timestamptz not null,
    expires_at       timestamptz not null,
    primary key (member_id, code_hash)
);
