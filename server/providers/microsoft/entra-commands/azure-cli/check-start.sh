checked() { printf 'Checked at %s (UTC). Tokens already issued may work until about 90 minutes after the change, longer where the organization set its own token lifetime.\n' "$(date -u '+%Y-%m-%d %H:%M')"; exit "$1"; }
FREE=0
AWAY=0
again() {
  printf '%s Looking again in %s seconds.\n' "$1" "$2"
  sleep "$2"
}
WAIT=2
while :; do
  WHOLE=yes
  GONE=no
  if ! find_app; then
    AWAY=$((AWAY + 1))
    [ "$AWAY" -lt 2 ] || { printf 'REMOVED: no Enterprise application with the application id %s is in this tenant. It comes back at the next consent.\n' "$APPLICATION_ID"; checked 0; }
    again 'The app is not found.' 10
    continue
  fi
  AWAY=0
