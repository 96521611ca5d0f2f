-- The search index holds what will be public as well, so a change of that is written down too; and whoever follows the
-- changes from the first one on meets everything that is public, also what was there before changes were written.

alter table change add column what varchar(20) default 'published' not null;
update change set what = kind;
alter table change drop column kind;
alter table change rename column what to kind;
alter table change alter column kind drop default;
alter table change add constraint change_kind
  check (kind in ('published', 'updated', 'withdrawn', 'archived', 'scheduled'));

insert into change (number, article_id, locale, kind, at)
select (select last_number from change_number) + row_number() over (order by p.starts_at, p.article_id, p.locale),
  p.article_id, p.locale, 'published', p.starts_at
from publication p
where p.starts_at <= current_timestamp and p.ends_at > current_timestamp
  and not exists (select 1 from change c where c.article_id = p.article_id and c.locale = p.locale);
update change_number set last_number = (select coalesce(max(number), 0) from change)
where last_number < (select coalesce(max(number), 0) from change);
