if (-not $App) { throw 'No Enterprise application with this application id is in this tenant.' }
Write-Host "App: $($App.DisplayName -replace '\p{Cc}', ' ')"
Write-Host "Application id: $ApplicationId"
Write-Host "Object id: $($App.Id)"
Write-Host "Sign-in enabled: $($App.AccountEnabled)"
if ($Deactivated) { Write-Host 'Activation status: deactivated by its publisher, for every organization.' }
