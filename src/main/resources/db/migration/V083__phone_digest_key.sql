-- The key under which telephone numbers are looked up. Sealed: with it, all numbers could be tried in an hour.
create table phone_digest_key (
    id     int  primary key check (id = 1),
    sealed text not null
);
