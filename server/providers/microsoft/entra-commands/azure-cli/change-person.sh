[ "$ADMIN_WIDE" -eq 0 ] || printf 'Removing the own permissions is not enough: the admin-wide ones stay and cover this person.\n'
[ -n "$MINE" ] || stop 'This person has no permission of their own to remove.'
confirm "This removes $(count "$MINE") permissions that this person gave."
remove_grants "%20and%20principalId%20eq%20'$OBJECT_ID'%20and%20consentType%20eq%20'Principal'"
printf 'Removed: %s permissions. Admin-wide permissions that still cover this person: %s. Run the Check block.\n' "$CHANGED" "$ADMIN_WIDE"
