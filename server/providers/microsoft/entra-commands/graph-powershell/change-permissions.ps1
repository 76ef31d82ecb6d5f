Write-Host "Removed: $Changed permissions. Application permissions left alone: $($AppOnly.Count). Run the Check block."
