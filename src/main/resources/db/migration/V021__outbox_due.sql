create index outbox_due on outbox (bucket, due_at) where state = 'WAITING';
