-- What tokens are signed with. Of the keys of an algorithm the youngest whose time has come signs; what is no longer
-- published is no longer here. The private part is sealed with a key that is not in the database.
create table signing_key (
    algorithm  text        not null,
    generation int         not null,
    kid        text        not null unique,
    public_jwk text        not null,
    sealed     text        not null,
    signs_from timestamptz not null,
    primary key (algorithm, generation)
);
