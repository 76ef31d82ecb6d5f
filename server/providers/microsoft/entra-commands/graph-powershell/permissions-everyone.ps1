$Filter = "clientId eq '$($App.Id)'"
$Read = Read-Grants $Filter
$All = @($Read.Found)
$Whole = $Read.Whole
$AdminWide = @($All | Where-Object ConsentType -EQ 'AllPrincipals')
$Own = @($All | Where-Object ConsentType -EQ 'Principal')
$AppOnly = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $App.Id -All -ErrorAction Stop)
Write-Host "Admin-wide permissions: $($AdminWide.Count)"
Write-Host "Permissions that people gave themselves: $($Own.Count), by $(@($Own.PrincipalId | Sort-Object -Unique).Count) people"
Write-Host "Application permissions: $($AppOnly.Count)"
