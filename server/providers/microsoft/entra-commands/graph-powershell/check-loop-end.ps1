  if (-not $Verdict) {
    $Pause = if ($Free -gt 0) { 10 } else { $Wait }
    Write-Host "The lists at Microsoft can lag behind. Looking again in $Pause seconds."
    Start-Sleep -Seconds $Pause
    if ($Free -eq 0) { $Wait = $Wait * 2 }
  }
}
Write-Host $Verdict
