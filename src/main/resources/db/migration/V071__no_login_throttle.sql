-- The counters of before: at most an hour old, and the gate begins anew.
drop table login_throttle;
