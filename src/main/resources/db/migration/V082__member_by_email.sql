create index member_by_email on member (lower(email));
