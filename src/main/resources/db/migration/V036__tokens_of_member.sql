alter table auth_code      add foreign key (member_id) references member (member_id) on delete cascade;
alter table refresh_family add foreign key (member_id) references member (member_id) on delete cascade;
