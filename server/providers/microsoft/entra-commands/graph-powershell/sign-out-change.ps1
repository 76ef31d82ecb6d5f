Revoke-MgUserSignInSession -UserId $User.Id -ErrorAction Stop | Out-Null
$Changed = 1
Write-Host 'The person was signed out everywhere. Microsoft may need a few minutes. Run the Check block.'
