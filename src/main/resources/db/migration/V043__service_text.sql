-- What a service says in its own words instead of ours, by code and language.
create table service_text (
    service  text not null references service (key),
    code     text not null,
    language text not null,
    text     text not null,
    primary key (service, code, language)
);
