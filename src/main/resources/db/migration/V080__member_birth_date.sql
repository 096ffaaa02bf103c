-- Two things by which members are found who have forgotten the User ID. kana_key: the reading, however it was written.
alter table member
    add column birth_date date,
    add column kana_key   text not null default '';
