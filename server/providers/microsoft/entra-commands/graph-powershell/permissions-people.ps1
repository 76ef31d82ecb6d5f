$Filter = "clientId eq '$($App.Id)' and consentType eq 'Principal'"
$Read = Read-Grants $Filter
$Mine = @($Read.Found | Where-Object { $People.Contains($_.PrincipalId) })
$Holders = @($Mine | Sort-Object -Property 'PrincipalId' -Unique)
$Wide = Read-Grants "clientId eq '$($App.Id)' and consentType eq 'AllPrincipals'"
$AdminWide = @($Wide.Found)
$Whole = $Read.Whole -and $Wide.Whole
Write-Host "People in the list: $($People.Count)"
Write-Host "Of them with permissions of their own: $($Holders.Count)"
Write-Host "Permissions that they gave: $($Mine.Count)"
Write-Host "Admin-wide permissions, which cover all of them too: $($AdminWide.Count)"
