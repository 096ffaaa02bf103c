-- What belongs to a member goes with the member. Apart from the tables, because a distributed database wants it so.
alter table member_user_id      add foreign key (member_id) references member (member_id) on delete cascade;
alter table password_credential add foreign key (member_id) references member (member_id) on delete cascade;
alter table device              add foreign key (member_id) references member (member_id) on delete cascade;
alter table session             add foreign key (member_id) references member (member_id) on delete cascade;
