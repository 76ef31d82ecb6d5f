  if (-not $App) {
    $Verdict = "REMOVED: no Enterprise application with the application id $ApplicationId is in this tenant. It comes back when somebody consents again."
    break
  }
