CHANGED=0
stop() { printf 'Stopped. %s Changes made: %s.\n' "$1" "$CHANGED" >&2; exit 1; }
lower() { printf '%s' "$1" | tr 'A-F' 'a-f'; }
is_guid() { [[ $1 =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]]; }
[ -n "$BASH_VERSION" ] || stop 'This block is for bash, such as Azure Cloud Shell (Bash).'
is_guid "$APPLICATION_ID" || stop 'The application id is not filled in, or is not an id.'
is_guid "$TENANT_ID" || stop 'The tenant id is not filled in, or is not an id.'
[ "$(az cloud show --query name -o tsv)" = "$CLOUD" ] || stop "Azure CLI is set to another cloud. Run: az cloud set --name $CLOUD"
signed_in() { [ "$(lower "$(az account show --query tenantId -o tsv 2>/dev/null)")" = "$(lower "$TENANT_ID")" ]; }
rest() {
  local wait=5 fault
  while :; do
    { fault=$({ az rest "$@" >&4; } 2>&1 </dev/null); } 4>&1 && return 0
    case $fault in
      *TooManyRequests*|*'Too Many Requests'*) ;;
      *Request_ResourceNotFound*) return 4 ;;
      *) printf '%s\n' "$fault" >&2; return 1 ;;
    esac
    [ "$wait" -le 80 ] || { printf 'Microsoft still asks to wait, after 155 seconds. Run this block again in ten minutes: it goes on with what is left.\n' >&2; return 5; }
    printf 'Microsoft asks to wait. Going on in %s seconds.\n' "$wait" >&2
    sleep "$wait"
    wait=$((wait * 2))
  done
}
read_all() {
  local url=$1 query="[[join(' ', [to_string(\"@odata.count\"), \"@odata.nextLink\" || 'end'])], value[].$2][]" page counted=null number rows='' how=()
  case $1 in *count=true*) how=(--headers ConsistencyLevel=eventual) ;; esac
  while [ "$url" != end ]; do
    page=$(rest --method GET --url "$url" "${how[@]}" --query "$query" -o tsv) || return
    read -r number url <<< "$page"
    [ -n "$url" ] || return 1
    [ "$counted" != null ] || counted=$number
    rows+=$(printf '%s\n' "$page" | tail -n +2)$'\n'
  done
  rows=$(printf '%s' "$rows" | grep . | LC_ALL=C sort -u)
  [ -z "$rows" ] || printf '%s\n' "$rows"
  case $1 in *count=true*) [ "$counted" = "$(count "$rows")" ] || return 3 ;; esac
}
find_app() {
  local found
  found=$(read_all "$GRAPH/servicePrincipals?\$filter=appId%20eq%20'$APPLICATION_ID'" "join(' ', [id, to_string(accountEnabled), to_string(isDisabled), displayName || '-'])") || stop 'Microsoft did not say whether the app is in this tenant.'
  read -r APP ENABLED DEACTIVATED NAME <<< "$found"
  NAME=${NAME//[[:cntrl:]]/ }
  is_guid "$APP"
}
WHOLE=yes
GONE=no
listed() {
  case $1 in
    0) ;;
    3) WHOLE=no ;;
    4) WHOLE=no; GONE=yes ;;
    *) stop "Microsoft did not list the $2." ;;
  esac
}
grants() {
  local url="$GRAPH/oauth2PermissionGrants?\$filter=clientId%20eq%20'$APP'$1" query="join(' ', [id, consentType, principalId || '-', scope || ''])" rows recent code
  rows=$(read_all "$url&\$count=true&\$top=999" "$query")
  code=$?
  case $code in 0|3) ;; *) return "$code" ;; esac
  recent=$(read_all "$url&\$top=999" "$query") || return
  printf '%s\n' "$rows" "$recent" | grep . | LC_ALL=C sort -u
  return "$code"
}
count() { printf '%s' "$1" | grep -c . ; }
