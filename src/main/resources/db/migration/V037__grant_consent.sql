-- What a member lets a third party's service see.
create table grant_consent (
    member_id  bigint      not null references member (member_id) on delete cascade,
    client_id  text        not null,
    scopes     text[]      not null,
    granted_at timestamptz not null,
    used_at    timestamptz,
    used       text[]      not null default '{}',
    primary key (member_id, client_id)
);
