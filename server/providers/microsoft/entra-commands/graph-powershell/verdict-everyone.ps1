  if (-not $App.AccountEnabled) { $Verdict = "BLOCKED: sign-in is disabled. Permissions still stored: $($All.Count). Keep it disabled." }
  elseif ($All.Count + $AppOnly.Count -eq 0) { $Verdict = 'NO PERMISSION LEFT. People may consent again.' }
  elseif ($Wait -gt 32) { $Verdict = 'NOT REMOVED: Microsoft still lists permissions, and sign-in is enabled.' }
