#!/bin/sh
# Tells every stored file as a row for COPY: its SHA-256, and its octets in hexadecimal.
for file in files/*/*; do
    [ -f "$file" ] || continue
    printf '%s\t\\\\x' "${file##*/}"
    od -An -v -tx1 "$file" | tr -d ' \n'
    printf '\n'
done
