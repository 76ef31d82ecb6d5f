CHANGED=0
stop() { printf 'Stopped. %s Changes made: %s.\n' "$1" "$CHANGED" >&2; exit 1; }
lower() { printf '%s' "$1" | tr 'A-F' 'a-f'; }
is_guid() { [[ $1 =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]]; }
[ -n "$BASH_VERSION" ] || stop 'This block is for bash, such as Azure Cloud Shell (Bash).'
is_guid "$APPLICATION_ID" || stop 'The application id is not filled in, or is not an id.'
is_guid "$TENANT_ID" || stop 'The tenant id is not filled in, or is not an id.'
[ "$(az cloud show --query name -o tsv)" = "$CLOUD" ] || stop "Azure CLI is set to another cloud. Run: az cloud set --name $CLOUD"
signed_in() { [ "$(lower "$(az account show --query tenantId -o tsv 2>/dev/null)")" = "$(lower "$TENANT_ID")" ]; }
read_all() {
  local url=$1 query="[[\"@odata.nextLink\" || 'end'], value[].$2][]" page
  while [ "$url" != end ]; do
    page=$(az rest --method GET --url "$url" --query "$query" -o tsv) || return 1
    url=$(printf '%s\n' "$page" | head -n 1)
    [ -n "$url" ] || return 1
    printf '%s\n' "$page" | tail -n +2
  done
}
find_app() {
  local found
  found=$(read_all "$GRAPH/servicePrincipals?\$filter=appId%20eq%20'$APPLICATION_ID'&\$select=id,displayName,accountEnabled" "join(' ', [id, to_string(accountEnabled), displayName || '-'])") || stop 'Microsoft did not say whether the app is in this tenant.'
  read -r APP ENABLED NAME <<< "$found"
  NAME=${NAME//[[:cntrl:]]/ }
  is_guid "$APP"
}
grants() { read_all "$GRAPH/oauth2PermissionGrants?\$filter=clientId%20eq%20'$APP'$1" "join(' ', [id, consentType, principalId || '-', scope || ''])"; }
count() { printf '%s' "$1" | grep -c . ; }
