-- What is or was somebody's, by what look-alikes fold to: whoever inserts it first has it, for all time. Apart from
-- user_id_skeleton, because IDs from before this rule may look alike there.
create table skeleton_taken (
    skeleton text primary key
);

insert into skeleton_taken (skeleton)
select distinct skeleton
  from user_id_skeleton;
