Write-Host "Removed: $Changed permissions. Admin-wide permissions that still cover this person: $($AdminWide.Count). Run the Check block."
