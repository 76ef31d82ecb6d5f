  $Free = if ($Whole -and $All.Count + $AppOnly.Count -eq 0) { $Free + 1 } else { 0 }
  if (-not $App.AccountEnabled) { $Verdict = "BLOCKED: sign-in is disabled. Permissions still stored: $($All.Count). Keep it disabled." }
  elseif ($Free -ge 2) { $Verdict = 'NO PERMISSION LEFT. People may consent again, where they are allowed to.' }
  elseif ($Free -eq 0 -and $Wait -gt 32) {
    $Verdict = if ($All.Count + $AppOnly.Count -gt 0) { 'NOT REMOVED: Microsoft still lists permissions, and sign-in is enabled.' } else { 'NOT KNOWN: Microsoft counts more permissions than it lists. Run this block again later.' }
  }
