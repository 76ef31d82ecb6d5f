$Filter = "clientId eq '$($App.Id)' and principalId eq '$ObjectId' and consentType eq 'Principal'"
$Read = Read-Grants $Filter
$Mine = @($Read.Found)
$Wide = Read-Grants "clientId eq '$($App.Id)' and consentType eq 'AllPrincipals'"
$AdminWide = @($Wide.Found)
$Whole = $Read.Whole -and $Wide.Whole
Write-Host "Permissions that this person gave: $($Mine.Count)"
Write-Host "Admin-wide permissions, which cover this person too: $($AdminWide.Count)"
