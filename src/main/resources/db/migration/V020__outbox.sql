-- Messages to the outside, in the transaction of what they tell about. What was delivered or given up loses its payload.
create table outbox (
    member_id  bigint      not null,
    id         bigint      not null,
    topic      text        not null,
    recipient  text        not null,
    payload    text        not null,
    bucket     int         not null,
    due_at     timestamptz not null,
    attempts   int         not null,
    state      text        not null,
    last_error text,
    created_at timestamptz not null,
    done_at    timestamptz,
    primary key (member_id, id)
);
