create table course_subscription (
    member_id bigint      not null,
    id        bigint      not null,
    course    text        not null references course (code),
    since     timestamptz not null,
    until     timestamptz,
    primary key (member_id, id)
);
