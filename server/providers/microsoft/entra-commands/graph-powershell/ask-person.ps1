if ($AdminWide.Count -gt 0) { Write-Host 'Removing the own permissions is not enough: the admin-wide ones stay and cover this person.' }
if ($Mine.Count -eq 0) { throw 'This person has no permission of their own to remove.' }
$Question = "This removes $($Mine.Count) permissions that this person gave."
