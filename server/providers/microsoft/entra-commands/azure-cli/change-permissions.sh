[ -n "$ALL" ] || stop 'There is no such permission to remove.'
confirm "This removes $(count "$ALL") permissions of this app, admin-wide and people's own."
remove_grants ''
printf 'Removed: %s permissions. Application permissions left alone: %s. Run the Check block.\n' "$CHANGED" "$(count "$APP_ONLY")"
