-- The key that lay open here is given up: names made with it are in no table any more.
truncate gate_key;
