$Filter = "clientId eq '$($App.Id)' and principalId eq '$ObjectId' and consentType eq 'Principal'"
$Mine = @(Get-MgOauth2PermissionGrant -All -Filter $Filter -ErrorAction Stop)
$AdminWide = @(Get-MgOauth2PermissionGrant -All -Filter "clientId eq '$($App.Id)' and consentType eq 'AllPrincipals'" -ErrorAction Stop)
Write-Host "Permissions that this person gave: $($Mine.Count)"
Write-Host "Admin-wide permissions, which cover this person too: $($AdminWide.Count)"
