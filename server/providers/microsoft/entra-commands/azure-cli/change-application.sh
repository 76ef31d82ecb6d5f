confirm "This removes the Enterprise application $APP from the tenant. It has $(count "$ALL") permissions. Note its object id: you need it to restore the app within 30 days."
az rest --method DELETE --url "$GRAPH/servicePrincipals/$APP" || stop 'Microsoft refused to remove the application.'
CHANGED=1
printf 'The Enterprise application %s was removed. It comes back when somebody consents again. Run the Check block.\n' "$APP"
