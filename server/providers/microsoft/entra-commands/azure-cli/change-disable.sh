[ "$ENABLED" = true ] || stop 'Sign-in is already disabled.'
confirm "This disables sign-in to this app for everyone in the tenant. Permissions that stay stored: $(count "$ALL")."
rest --method PATCH --url "$GRAPH/servicePrincipals/$APP" --headers Content-Type=application/json --body '{"accountEnabled":false}' || stop 'Sign-in was not disabled.'
CHANGED=1
printf 'Sign-in was disabled. Keep it disabled. Run the Check block.\n'
