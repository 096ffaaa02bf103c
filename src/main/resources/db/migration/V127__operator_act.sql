-- What the provider's people did. The name stays readable when its owner is gone; empty for somebody nobody knows.
create table operator_act (
    act_id  bigint      generated always as identity primary key,
    at      timestamptz not null,
    who     text        not null,
    what    text        not null,
    about   text        not null,
    address text        not null
);

create index operator_act_at on operator_act (at);
create index operator_act_of on operator_act (who, what, at);
