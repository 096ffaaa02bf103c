create table client (
    client_id    text        primary key,
    service      text        not null references service (key),
    registration jsonb       not null,
    origin       text        not null,
    updated_at   timestamptz not null
);
