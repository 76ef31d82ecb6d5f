$User = Get-MgUser -UserId $ObjectId -Property 'id', 'displayName', 'userType', 'signInSessionsValidFromDateTime' -ErrorAction Stop
Write-Host "Person: $($User.DisplayName -replace '\p{Cc}', ' ')"
Write-Host "Object id: $($User.Id)"
Write-Host "Account type: $($User.UserType)"
Write-Host "Sessions count from: $($User.SignInSessionsValidFromDateTime)"
