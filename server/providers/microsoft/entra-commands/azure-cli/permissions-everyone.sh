ALL=$(grants '')
listed $? permissions
ADMIN_WIDE=$(printf '%s' "$ALL" | grep -c ' AllPrincipals ')
OWN=$(printf '%s' "$ALL" | grep -c ' Principal ')
PEOPLE=$(printf '%s' "$ALL" | grep ' Principal ' | cut -d ' ' -f 3 | sort -u | grep -c .)
APP_ONLY=$(read_all "$GRAPH/servicePrincipals/$APP/appRoleAssignments?\$count=true&\$top=999" id)
listed $? 'application permissions'
printf 'Admin-wide permissions: %s\nPermissions that people gave themselves: %s, by %s people\nApplication permissions: %s\n' "$ADMIN_WIDE" "$OWN" "$PEOPLE" "$(count "$APP_ONLY")"
