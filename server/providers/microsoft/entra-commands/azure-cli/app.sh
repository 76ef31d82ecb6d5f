find_app || stop 'No Enterprise application with this application id is in this tenant.'
printf 'App: %s\nApplication id: %s\nObject id: %s\nSign-in enabled: %s\n' "$NAME" "$APPLICATION_ID" "$APP" "$ENABLED"
[ "$DEACTIVATED" != true ] || printf 'Activation status: deactivated by its publisher, for every organization.\n'
