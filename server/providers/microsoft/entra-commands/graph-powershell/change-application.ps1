Remove-MgServicePrincipal -ServicePrincipalId $App.Id -ErrorAction Stop
$Changed = 1
Write-Host "The Enterprise application $($App.Id) was removed. It comes back when somebody consents again. Run the Check block."
