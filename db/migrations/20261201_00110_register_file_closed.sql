-- A file that holds a draft under embargo is listed for whoever may open it, and for nobody else.
create policy not_closed on register_file as restrictive to vigil_app
  using (record_id <> all ((select closed_records())::uuid[])) with check (true);
