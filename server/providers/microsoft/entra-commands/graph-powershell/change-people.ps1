Write-Host "Removed: $Changed permissions. No one in the list has one of their own left. Admin-wide permissions that still cover them: $($AdminWide.Count). Run the Check block."
