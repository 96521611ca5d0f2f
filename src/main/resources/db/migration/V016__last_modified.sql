-- Last-Modified of an article: when something was last changed that its readers see. Null: nothing
-- since the first publication that is known by itself.
alter table article add column shown_at timestamp(6) with time zone;
-- The same of a topic's name.
alter table topic add column changed_at timestamp(6) with time zone;
