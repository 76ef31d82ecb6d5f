if ($AdminWide.Count -gt 0) { Write-Host 'Removing the own permissions is not enough: the admin-wide ones stay and cover these people.' }
if ($Mine.Count -eq 0) { throw 'No one in the list has a permission of their own to remove.' }
$Question = "This removes $($Mine.Count) permissions that $($Holders.Count) people of the list gave. Others keep theirs."
