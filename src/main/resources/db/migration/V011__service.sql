create table service (
    key      text primary key,
    prefix   text not null unique,
    name_ja  text not null,
    name_en  text not null,
    about_ja text not null,
    about_en text not null,
    icon     text not null,
    entry    text not null,
    position int  not null
);
