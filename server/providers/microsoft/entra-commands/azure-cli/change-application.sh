confirm "This removes the Enterprise application $APP from the tenant. It has $(count "$ALL") permissions. It can be restored within 30 days by its application id."
rest --method DELETE --url "$GRAPH/servicePrincipals/$APP" || stop 'The application was not removed.'
CHANGED=1
printf 'The Enterprise application %s was removed. It comes back at the next consent. Run the Check block.\n' "$APP"
