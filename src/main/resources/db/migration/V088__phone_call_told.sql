-- What a trunk has told us, so that telling it again changes nothing.
create table phone_call_told (
    told_hash  text        primary key,
    forget_at  timestamptz not null
);
