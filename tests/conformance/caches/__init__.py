"""What caches store, asked of the caches themselves and compared with httpstatus.may_store() and may_serve_stale()."""
