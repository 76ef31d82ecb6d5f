$Wait = 2
while ($true) {
  $Left = @((Read-Grants $Filter).Found | Where-Object { -not $People -or $People.Contains($_.PrincipalId) })
  if ($Left.Count -eq 0) { break }
  if ($Wait -gt 64) { throw "Microsoft still lists $($Left.Count) permissions. Wait ten minutes, then run this block again." }
  foreach ($Grant in $Left) {
    try {
      Remove-MgOauth2PermissionGrant -OAuth2PermissionGrantId $Grant.Id -ErrorAction Stop
      $Changed++
      if ($Changed % 100 -eq 0) { Write-Host "Removed so far: $Changed." }
    } catch {
      if ("$($_.FullyQualifiedErrorId) $($_.Exception.Message)" -notlike '*Request_ResourceNotFound*') { throw }
    }
  }
  Write-Host "Removed so far: $Changed. Looking again in $Wait seconds."
  Start-Sleep -Seconds $Wait
  $Wait = $Wait * 2
}
