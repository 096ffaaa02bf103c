-- All that came of one authorization: a row while any of its tokens may be used, changed in place at each refresh.
create table refresh_family (
    member_id        bigint      not null,
    family_id        bigint      not null,
    client_id        text        not null,
    code_hash        bytea       not null,
    scopes           text[]      not null,
    asked            jsonb       not null,
    sid              text        not null,
    authenticated_at timestamptz not null,
    offline          boolean     not null,
    key_thumbprint   text,
    cur_hash         bytea,
    generation       int         not null,
    created_at       timestamptz not null,
    used_at          timestamptz not null,
    expires_at       timestamptz not null,
    primary key (member_id, family_id)
);
