  } catch {
    if ("$($_.FullyQualifiedErrorId) $($_.Exception.Message)" -notlike '*Request_ResourceNotFound*' -or $Wait -gt 32) { throw }
    Write-Host "The app has just gone. Looking again in $Wait seconds."
    Start-Sleep -Seconds $Wait
    $Wait = $Wait * 2
    continue
  }
  if ($Deactivated) {
    $Verdict = 'BLOCKED: the publisher deactivated the app, for every organization. The publisher can activate it again.'
    break
  }
