  $Free = if ($Whole -and $Mine.Count + $AdminWide.Count -eq 0) { $Free + 1 } else { 0 }
  if (-not $App.AccountEnabled) { $Verdict = "BLOCKED: sign-in is disabled for everyone. Permissions of people in the list still stored: $($Mine.Count). Keep it disabled." }
  elseif ($Free -ge 2) { $Verdict = 'NO PERMISSION LEFT for anyone in the list. They may consent again, where they are allowed to.' }
  elseif ($Whole -and $Mine.Count -eq 0 -and $AdminWide.Count -gt 0) { $Verdict = 'STILL COVERED: admin-wide permissions cover everyone in the list.' }
  elseif ($Free -eq 0 -and $Wait -gt 32) {
    $Verdict = if ($Mine.Count + $AdminWide.Count -gt 0) { "NOT REMOVED: Microsoft still lists permissions of $($Holders.Count) people in the list. Admin-wide permissions that cover them too: $($AdminWide.Count)." } else { 'NOT KNOWN: Microsoft counts more permissions than it lists. Run this block again later.' }
  }
