create table member (
    member_id   bigint      primary key,
    kind        text        not null,
    status      text        not null,
    login_key   text        not null,
    name        text        not null,
    kana        text        not null,
    email       text        not null,
    contract_no text        not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
