-- How many codes were keyed in that are not the page's; after the third the page takes no more.
alter table phone_check add column wrong_codes int not null default 0;
