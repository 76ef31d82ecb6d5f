  if (-not $App) {
    $Away++
    if ($Away -ge 2) {
      $Verdict = "REMOVED: no Enterprise application with the application id $ApplicationId is in this tenant. It comes back at the next consent."
      break
    }
    Write-Host 'The app is not found. Looking again in 10 seconds.'
    Start-Sleep -Seconds 10
    continue
  }
  $Away = 0
  try {
