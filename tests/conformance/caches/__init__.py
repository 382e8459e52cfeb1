"""What caches store, asked of the caches themselves and compared with httpstatus.storable()."""
