alter table course_subscription add foreign key (member_id) references member (member_id) on delete cascade;
