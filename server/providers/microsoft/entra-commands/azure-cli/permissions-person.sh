MINE=$(grants "%20and%20principalId%20eq%20'$OBJECT_ID'%20and%20consentType%20eq%20'Principal'")
listed $? permissions
WIDE=$(grants "%20and%20consentType%20eq%20'AllPrincipals'")
listed $? 'admin-wide permissions'
ADMIN_WIDE=$(count "$WIDE")
printf 'Permissions that this person gave: %s\nAdmin-wide permissions, which cover this person too: %s\n' "$(count "$MINE")" "$ADMIN_WIDE"
