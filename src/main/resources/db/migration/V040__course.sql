-- What contracts are made for, and what each of them includes.
create table course (
    code     text   primary key,
    name_ja  text   not null,
    name_en  text   not null,
    includes text[] not null
);
