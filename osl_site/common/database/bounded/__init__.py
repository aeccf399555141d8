"""Django's backend for PostgreSQL on connections that wait no longer than `osl_site.common.database.bounds` says."""
