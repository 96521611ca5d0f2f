-- Derived, as topic_total is: how many counted editions a locale has.
create table locale_total (
  locale varchar(35) primary key,
  articles int not null check (articles >= 0)
);
insert into locale_total (locale, articles) select locale, count(*) from edition where counted group by locale;
