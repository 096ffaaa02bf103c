-- Tokens name their session by sid, and ask for it each time they are used.
create index session_by_sid on session (member_id, sid);
