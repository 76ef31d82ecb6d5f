printf '%s\n' "${ALL-$MINE
$WIDE}" | while read -r ID KIND WHO SCOPES; do
  [ -z "$ID" ] || printf '  %s  %s  %s\n' "$KIND" "$WHO" "$SCOPES"
done
