-- Reads the list of erasures, line by line, and erases what this archive does not know of yet.
\set ON_ERROR_STOP on
create temporary table osl_lines (line jsonb);
\copy osl_lines from pstdin
delete from osl_lines where (line ->> 'id')::bigint in (select id from public.audit_erasure);
insert into public.audit_erasure
    select told.* from osl_lines, jsonb_populate_record(null::public.audit_erasure, line) told;
select pg_catalog.setval(pg_get_serial_sequence('public.audit_erasure', 'id'), max(id)) from public.audit_erasure;
select public.audit_erase_lines(array_agg((line ->> 'id')::bigint)) from osl_lines having count(*) > 0;
drop table osl_lines;
