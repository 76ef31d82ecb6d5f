  $Free = if ($Whole -and $Mine.Count + $AdminWide.Count -eq 0) { $Free + 1 } else { 0 }
  if (-not $App.AccountEnabled) { $Verdict = "BLOCKED: sign-in is disabled for everyone. Permissions of this person still stored: $($Mine.Count). Keep it disabled." }
  elseif ($Free -ge 2) { $Verdict = 'NO PERMISSION LEFT for this person. They may consent again, where they are allowed to.' }
  elseif ($Whole -and $Mine.Count -eq 0 -and $AdminWide.Count -gt 0) { $Verdict = 'STILL COVERED: admin-wide permissions cover this person.' }
  elseif ($Free -eq 0 -and $Wait -gt 32) {
    $Verdict = if ($Mine.Count + $AdminWide.Count -gt 0) { "NOT REMOVED: Microsoft still lists permissions of this person. Admin-wide permissions that cover them too: $($AdminWide.Count)." } else { 'NOT KNOWN: Microsoft counts more permissions than it lists. Run this block again later.' }
  }
