  if (-not $App.AccountEnabled) { $Verdict = "BLOCKED: sign-in is disabled for everyone. Permissions of this person still stored: $($Mine.Count). Keep it disabled." }
  elseif ($Mine.Count + $AdminWide.Count -eq 0) { $Verdict = 'NO PERMISSION LEFT for this person. They may consent again.' }
  elseif ($Mine.Count -eq 0) { $Verdict = 'STILL COVERED: admin-wide permissions cover this person.' }
  elseif ($Wait -gt 32) { $Verdict = "NOT REMOVED: Microsoft still lists permissions of this person. Admin-wide permissions that cover them too: $($AdminWide.Count)." }
