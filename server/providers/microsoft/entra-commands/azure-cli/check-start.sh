checked() { printf 'Checked at %s (UTC). Tokens already issued may work until about 90 minutes after the change, longer where the organization set its own token lifetime.\n' "$(date -u '+%Y-%m-%d %H:%M')"; exit "$1"; }
find_app || { printf 'REMOVED: no Enterprise application with the application id %s is in this tenant. It comes back when somebody consents again.\n' "$APPLICATION_ID"; checked 0; }
WAIT=2
while :; do
