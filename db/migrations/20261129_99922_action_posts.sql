-- The posts of an action are read by others too: the extract for the force management statement counts them.
create or replace view action_now with (security_invoker = true) as
  select a.force_id, a.record_id, a.number, a.text, a.owner_id, s.name as owner, a.due_on, a.effect_on, a.state, a.date_changes, a.recommendations,
    a.posts_funded, a.posts_filled
  from action a
  left join staff s on s.force_id = a.force_id and s.staff_id = a.owner_id
  where a.state <> 'withdrawn';
comment on column action_now.posts_funded is 'Posts that are paid for; null where it needs none.';
comment on column action_now.posts_filled is 'Posts that somebody holds.';
