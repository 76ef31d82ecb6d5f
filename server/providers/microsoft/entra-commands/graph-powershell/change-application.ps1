Remove-MgServicePrincipal -ServicePrincipalId $App.Id -ErrorAction Stop
$Changed = 1
Write-Host "The Enterprise application $($App.Id) was removed. It comes back at the next consent. Run the Check block."
