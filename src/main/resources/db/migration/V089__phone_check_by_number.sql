create index phone_check_by_number on phone_check (dialled, wait_until) where state = 'WAITING';
