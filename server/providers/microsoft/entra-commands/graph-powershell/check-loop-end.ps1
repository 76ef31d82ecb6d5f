  if (-not $Verdict) {
    Write-Host "The lists at Microsoft can lag behind. Looking again in $Wait seconds."
    Start-Sleep -Seconds $Wait
    $Wait = $Wait * 2
  }
}
Write-Host $Verdict
