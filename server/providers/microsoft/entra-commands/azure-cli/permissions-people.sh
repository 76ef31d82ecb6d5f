MINE=$(grants_of_people)
listed $? permissions
WIDE=$(grants "%20and%20consentType%20eq%20'AllPrincipals'")
listed $? 'admin-wide permissions'
ADMIN_WIDE=$(count "$WIDE")
printf 'People in the list: %s\nOf them with permissions of their own: %s\nPermissions that they gave: %s\nAdmin-wide permissions, which cover all of them too: %s\n' "$(count "$PEOPLE")" "$(holders "$MINE")" "$(count "$MINE")" "$ADMIN_WIDE"
