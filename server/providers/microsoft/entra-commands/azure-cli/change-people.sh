[ "$ADMIN_WIDE" -eq 0 ] || printf 'Removing the own permissions is not enough: the admin-wide ones stay and cover these people.\n'
[ -n "$MINE" ] || stop 'No one in the list has a permission of their own to remove.'
confirm "This removes $(count "$MINE") permissions that $(holders "$MINE") people of the list gave. Others keep theirs."
remove_grants '' grants_of_people
printf 'Removed: %s permissions. No one in the list has one of their own left. Admin-wide permissions that still cover them: %s. Run the Check block.\n' "$CHANGED" "$ADMIN_WIDE"
