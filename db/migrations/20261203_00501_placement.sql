-- Where a looked-after child is placed is not where they were last seen: the page of homes goes by the placement where somebody said it.
alter table episode add column placement text, add column placement_kind text;
comment on column episode.placement is 'Name and address of the placement of a looked-after child; null where nobody said it in this episode.';
comment on column episode.placement_kind is 'What kind of placement; null where only the place was said.';
