Update-MgServicePrincipal -ServicePrincipalId $App.Id -AccountEnabled:$false -ErrorAction Stop
$Changed = 1
Write-Host 'Sign-in was disabled. Keep it disabled. Run the Check block.'
