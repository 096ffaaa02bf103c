-- Whether an article helped, once for each reader of each version of it. The reader is a random name without a meaning.
create table article_vote (
    article  text        not null,
    language text        not null,
    version  text        not null,
    reader   text        not null,
    helpful  boolean     not null,
    why      text,
    voted_at timestamptz not null,
    primary key (article, language, version, reader)
);
