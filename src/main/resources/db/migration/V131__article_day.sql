-- How often an article was read, and what its readers did soon afterwards.
create table article_day (
    article   text   not null,
    language  text   not null,
    version   text   not null,
    day       date   not null,
    views     bigint not null,
    solved    bigint not null,
    contacted bigint not null,
    primary key (article, language, version, day)
);
