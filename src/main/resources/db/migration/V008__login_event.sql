-- The history of sign-ins. The months are partitions, made ahead and dropped by the application.
create table login_event (
    member_id   bigint      not null,
    at          timestamptz not null,
    seq         bigint      not null,
    result      text        not null,
    service     text        not null,
    method      text        not null,
    code        text,
    ip          inet,
    place       text        not null,
    device      text        not null,
    device_id   bigint,
    trace       text        not null,
    disputed_at timestamptz,
    primary key (member_id, at, seq)
) partition by range (at);
