$Filter = "clientId eq '$($App.Id)'"
$Read = Read-Grants $Filter
$All = @($Read.Found)
$AdminWide = @($All | Where-Object ConsentType -EQ 'AllPrincipals')
$Own = @($All | Where-Object ConsentType -EQ 'Principal')
$global:Counted = $null
$AppOnly = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $App.Id -All -PageSize 999 -CountVariable Counted -Headers @{ ConsistencyLevel = 'eventual' } -ErrorAction Stop)
$Whole = $Read.Whole -and $global:Counted -eq $AppOnly.Count
Write-Host "Admin-wide permissions: $($AdminWide.Count)"
Write-Host "Permissions that people gave themselves: $($Own.Count), by $(@($Own.PrincipalId | Sort-Object -Unique).Count) people"
Write-Host "Application permissions: $($AppOnly.Count)"
