-- What was looked for in the help pages and not found, by day: words that hold no personal data, and nothing about who.
create table search_found_nothing (
    day      date not null,
    language text not null,
    words    text not null,
    times    int  not null,
    primary key (day, language, words)
);
